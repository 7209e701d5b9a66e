import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const ROOT = join(import.meta.dirname, '../..');
export const NODE = process.execPath;

/** A loopback shell that runs as its own process on a throw-away folder. */
export interface ServerProcess {
  /** The address that lets one browser in, once. */
  readonly url: string;
  readonly process: ChildProcess;
  /** kill -9: the host dies with its server, without a goodbye. */
  kill(): Promise<void>;
  /** The polite end. */
  stop(): Promise<void>;
}

/**
 * Starts out/main/serve.js with GRADUS_HOME at `home`; resolves when its gradebook is open. It
 * stays when its windows go, unless `--end` is among the flags.
 */
export async function startServer(
  home: string,
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const script = join(ROOT, 'out/main/serve.js');
  if (!existsSync(script)) throw new Error('out/ is not built: run npm run build first');
  const ends = flags.includes('--end') ? [] : ['--keep'];
  const given = flags.filter((flag) => flag !== '--end');
  const child = spawn(NODE, [script, '--json-ready', '--no-open', ...ends, ...given], {
    env: { ...process.env, GRADUS_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${said.join('')}`)));
    createInterface(child.stdout).once('line', (line) => {
      resolve((JSON.parse(line) as { url: string }).url);
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url, process: child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
