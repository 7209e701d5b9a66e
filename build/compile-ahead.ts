import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Starts what was built once, on a gradebook to throw away, and keeps what Node compiled for it in
 * out/main/compiled: every start reads that instead of compiling a hundred kilobytes a tenth of a
 * second. Node passes over what fits neither it nor the files, so a stale folder only costs time.
 */
export async function compileAhead(main: string): Promise<void> {
  const compiled = join(main, 'compiled');
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled);
  const home = mkdtempSync(join(tmpdir(), 'gradus-compile-'));
  const env = { ...process.env, GRADUS_HOME: home };
  try {
    const shell = spawn(
      process.execPath,
      [join(main, 'serve.js'), '--demo', '--json-ready', '--no-open', '--keep'],
      { env, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise((resolve) => shell.once('exit', resolve));
    const isReady = new Promise((resolve) => {
      createInterface(shell.stdout).once('line', () => resolve(true));
    });
    // It says that it is ready once the demo class is filled in: most of the host ran by then.
    await Promise.race([isReady, ended]);
    shell.kill('SIGTERM');
    await ended;
    spawnSync(process.execPath, [join(main, 'cli.js'), '--help'], { env });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
