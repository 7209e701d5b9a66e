import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../electron/serve/find-browser.ts';
import { startServer } from '../tests/e2e/server-process.ts';

/** A Tuesday morning in November, so that the pictures are the same whenever they are taken. */
const NOW = '2026-11-10T10:42:00';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'build/pictures');

/** The pictures of the README, taken from the real app with its demo class. */
async function takePictures(): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('There is no Chromium to take pictures with.');
  mkdirSync(folder, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), 'gradus-pictures-'));
  const env = { GRADUS_HOME: home, GRADUS_NOW: NOW };
  const file = join(home, 'pictures.gradebook');
  spawnSync(process.execPath, [join(root, 'out/main/cli.js'), 'init', '--demo', '--file', file], {
    env: { ...process.env, ...env },
  });
  const server = await startServer(home, ['--file', file], env);
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(server.url);
  await takeGrid(page);
  await take(page, 'Today', 'today');
  await take(page, 'Letters', 'letters', async () => {
    await page.getByText('Kaur, Rohan').first().click();
  });
  await browser.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

const save = async (page: Page, name: string): Promise<void> => {
  // Everything that moves has come to rest.
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** The grid with the panel of a student who is stuck, in light and in dark. */
async function takeGrid(page: Page): Promise<void> {
  await page.getByRole('gridcell').first().waitFor();
  await page.getByRole('gridcell', { name: /stuck/i }).first().click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await save(page, `grid-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function take(
  page: Page,
  view: string,
  name: string,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${view}`) })
    .click();
  await page.waitForTimeout(500);
  await before();
  await save(page, `${name}-light`);
}

await takePictures();
