import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../electron/serve/find-browser.ts';
import { tryDebianPackage, tryToRun } from './debian-package.ts';

const isThere = (): boolean => findBrowser() !== null || existsSync(chromium.executablePath());

/**
 * Sees to a Chromium for the stories: the system's, else Debian's package (as root), else
 * Playwright's own download. False, after one line, when there is none to be had.
 */
export function ensureChromium(root: string): boolean {
  if (isThere()) return true;
  tryDebianPackage('chromium', 'for the end-to-end tests');
  if (isThere()) return true;
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
