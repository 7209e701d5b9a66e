import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../electron/serve/find-browser.ts';

/** How long one way of installing may take, in milliseconds. */
const PATIENCE = 600_000;

const isThere = (): boolean => findBrowser() !== null || existsSync(chromium.executablePath());

function tryToRun(program: string, args: readonly string[]): void {
  spawnSync(program, args, {
    stdio: 'ignore',
    timeout: PATIENCE,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * Sees to a Chromium for the stories: the system's, else Debian's package (as root), else
 * Playwright's own download. False, after one line, when there is none to be had.
 */
export function ensureChromium(root: string): boolean {
  if (isThere()) return true;
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebian) {
    process.stdout.write('Installing Chromium for the end-to-end tests (Debian package) ...\n');
    tryToRun('apt-get', ['update']);
    tryToRun('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    if (isThere()) return true;
  }
  process.stdout.write('Fetching a Chromium for the end-to-end tests ...\n');
  tryToRun(process.execPath, [
    join(root, 'node_modules/playwright-core/cli.js'),
    'install',
    'chromium',
  ]);
  if (isThere()) return true;
  process.stdout.write('There is no Chromium and none could be fetched: stories are skipped.\n');
  return false;
}
