import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Path of Electron's program when it is installed, else null. Looks at files only: requiring the
 * `electron` package starts a download.
 */
export function electronBinary(root: string): string | null {
  const folder = join(root, 'node_modules/electron');
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** How long a failed download is remembered, so that not every start waits for it. */
const DAY = 86_400_000;
/** The longest that a start waits for the download, in milliseconds. */
const PATIENCE = 10_000;

/** The program, fetched when that takes no longer than ten seconds; null otherwise. */
export function fetchElectron(root: string): string | null {
  const present = electronBinary(root);
  if (present) return present;
  const failed = join(root, '.cache/electron-not-fetched');
  const since = statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - since < DAY) return null;
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  const fetched = electronBinary(root);
  if (!fetched) {
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(failed, '');
  }
  return fetched;
}
