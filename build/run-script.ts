import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs a script with this very Node to its end, its output passed through; the exit code. */
export function runScript(
  root: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): number {
  const ended = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return ended.status ?? 1;
}
