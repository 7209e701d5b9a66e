import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { type Figure, inTurn, ratioFigure } from './figure.ts';

const ROUNDS = 7;

function launch(executablePath: string) {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    args: ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
  });
}

/** From nothing to a grid that can be used, loopback shell, against Node and an empty page. */
export async function startFigure(file: string, executablePath: string): Promise<Figure> {
  const [value, limit] = await inTurn(
    ROUNDS,
    () => openGrid(file, executablePath),
    () => openNothing(executablePath),
  );
  return ratioFigure('start to a usable grid, loopback, ten-year file', value, limit, 1.5);
}

async function openNothing(executablePath: string): Promise<void> {
  spawnSync(process.execPath, ['-e', '0']);
  const browser = await launch(executablePath);
  await (await browser.newPage()).goto('about:blank');
  await browser.close();
}

async function openGrid(file: string, executablePath: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'gradus-start-'));
  const server = spawn(
    process.execPath,
    ['out/main/serve.js', '--json-ready', '--no-open', '--keep', '--file', file],
    { env: { ...process.env, GRADUS_HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ready = new Promise<string>((resolve) => {
    createInterface(server.stdout).once('line', (line) => {
      resolve((JSON.parse(line) as { url: string }).url);
    });
  });
  const url = await ready;
  const browser = await launch(executablePath);
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole('gridcell').first().waitFor();
  await browser.close();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  rmSync(home, { recursive: true, force: true });
}
