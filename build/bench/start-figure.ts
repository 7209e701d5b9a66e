import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { type Figure, median, ratioFigure } from './figure.ts';

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
  const grids: number[] = [];
  const nothings: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    grids.push(await openGrid(file, executablePath));
    nothings.push(await openNothing(executablePath));
  }
  const [value, limit] = [median(grids), median(nothings)];
  return ratioFigure('start to a usable grid, loopback, ten-year file', value, limit, 1.5);
}

/** Milliseconds until the empty page stands; tidying up afterwards is not counted. */
async function openNothing(executablePath: string): Promise<number> {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  const browser = await launch(executablePath);
  await (await browser.newPage()).goto('about:blank');
  const took = performance.now() - start;
  await browser.close();
  return took;
}

/**
 * Runs in the page: resolves in the frame after the one whose cells are drawn. Asked from outside,
 * as the stories do, the page answers at intervals of up to half a second.
 */
function cellsShown(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const cell = document.querySelector('[role="grid"] td[aria-colindex]');
      const isDrawn = cell !== null && cell.getBoundingClientRect().width > 0;
      requestAnimationFrame(isDrawn ? () => resolve() : look);
    };
    look();
  });
}

/** Milliseconds until the first cells can be used. */
async function openGrid(file: string, executablePath: string): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'gradus-start-'));
  const start = performance.now();
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
  await page.evaluate(cellsShown);
  const took = performance.now() - start;
  await browser.close();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  rmSync(home, { recursive: true, force: true });
  return took;
}
