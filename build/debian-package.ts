import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** How long one way of installing may take, in milliseconds. */
const PATIENCE = 600_000;

/** Runs an installer quietly to its end; whether it worked is seen by what is there afterwards. */
export function tryToRun(program: string, args: readonly string[]): void {
  spawnSync(program, args, {
    stdio: 'ignore',
    timeout: PATIENCE,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Tries to install a package where this is Debian and we are root; says so in one line, with why. */
export function tryDebianPackage(name: string, why: string): void {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  process.stdout.write(`Installing ${name} ${why} (Debian package) ...\n`);
  tryToRun('apt-get', ['update']);
  tryToRun('apt-get', ['install', '-y', '--no-install-recommends', name]);
}
