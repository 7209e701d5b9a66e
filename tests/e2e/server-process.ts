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
  /** The address of the next window that the shell opens; it works once. */
  nextUrl(): Promise<string>;
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
  const lines = createInterface(child.stdout);
  const waiting: string[] = [];
  lines.on('line', (line) => waiting.push((JSON.parse(line) as { url: string }).url));
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${said.join('')}`)));
  });
  gone.catch(() => undefined);
  const nextUrl = async (): Promise<string> => {
    if (waiting.length === 0) await Promise.race([once(lines, 'line'), gone]);
    return waiting.shift() ?? '';
  };
  const url = await nextUrl();
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url, nextUrl, process: child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
