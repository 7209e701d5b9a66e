import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../../electron/serve/find-browser.ts';
import { boundFigure, type Figure, median, quantile, ratioFigure } from './figure.ts';
import type { GridPage } from './grid-page/main.ts';
import { frameWorks, keyWorks, traced } from './main-thread.ts';

declare global {
  interface Window {
    page: GridPage;
  }
}

const OBJECTIVES = 72;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/**
 * The window's part of the bench, in the Chromium of this machine: first paint of a class grid
 * against `innerHTML` of the same cells, one key to its paint, and scrolling a long list. Empty
 * where there is no Chromium.
 */
export async function gridFigures(root: string): Promise<Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [];
  const folder = join(root, '.cache/bench/grid');
  await build({
    root: join(root, 'build/bench/grid-page'),
    logLevel: 'error',
    configFile: false,
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, cssCodeSplit: false, assetsInlineLimit: 0 },
  });
  const server = await serveFolder(folder);
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1170, height: 676 } });
    await page.goto(`http://127.0.0.1:${portOf(server)}/`);
    await page.waitForFunction(() => 'page' in window);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return [
      await firstPaint(page, 30),
      await firstPaint(page, 600),
      await keyToPaint(page, 30),
      await keyToPaint(page, 600),
      ...(await scrolling(page, 600)),
      // 600 students are 20 sections of 30; 21 teachers whose courses nobody has joined are 126 × 1,512.
      ...(await scrollingMap(page, 20, OBJECTIVES, 'heat map of 600 students')),
      ...(await scrollingMap(page, 126, 1512, 'heat map of 21 teachers')),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

async function prepare(page: Page, students: number): Promise<void> {
  await page.evaluate(([s, o]) => window.page.prepare(s, o), [students, OBJECTIVES] as const);
}

/** Script, style, layout and paint of the main thread until the next frame stands, in turn. */
async function firstPaint(page: Page, students: number): Promise<Figure> {
  await prepare(page, students);
  await page.evaluate(() => window.page.mount());
  const markup = await page.evaluate(() => window.page.markup());
  await page.evaluate(() => window.page.unmount());
  const ours: number[] = [];
  const raws: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    ours.push(await mainThread(page, () => page.evaluate(() => window.page.mount())));
    await page.evaluate(() => window.page.unmount());
    raws.push(await mainThread(page, () => page.evaluate((m) => window.page.raw(m), markup)));
    await page.evaluate(() => window.page.unmount());
  }
  const what = `first paint of a class grid, ${students} × ${OBJECTIVES}, against innerHTML of its cells`;
  // The first rounds still compile.
  return ratioFigure(what, median(ours.slice(3)), median(raws.slice(3)), 2);
}

/** Milliseconds of the main thread that something and its next two frames take. */
async function mainThread(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
  };
  await nextFrames(page);
  const before = await busy();
  await work();
  await nextFrames(page);
  const after = await busy();
  await session.detach();
  return (after - before) * 1000;
}

async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

/** Handling of a key and the frame that shows it: scripting, style, layout, paint. */
async function keyToPaint(page: Page, students: number): Promise<Figure> {
  await prepare(page, students);
  await page.evaluate(() => window.page.mount());
  await page.locator('table').focus();
  await page.keyboard.press('Control+Home');
  const type = async (keys: number) => {
    for (let i = 0; i < keys; i += 1) {
      await page.keyboard.press(String(1 + (i % 4)));
      // A fast typist: eight keys a second.
      await page.waitForTimeout(125);
    }
  };
  await type(10);
  const works = keyWorks(await traced(page, () => type(60)));
  await page.evaluate(() => window.page.unmount());
  const what = `one cell, key to paint, ${students} × ${OBJECTIVES}, main thread, p95`;
  return boundFigure(what, quantile(works, 0.95), 'ms', 16.7);
}

/** Scrolls down and sideways a step per frame and takes the work of each frame. */
async function scrolling(page: Page, students: number): Promise<Figure[]> {
  await prepare(page, students);
  return scrolled(page, `scrolling ${students} × ${OBJECTIVES}`);
}

/** The same with a department's objectives × sections. */
async function scrollingMap(
  page: Page,
  sections: number,
  objectives: number,
  what: string,
): Promise<Figure[]> {
  await page.evaluate(([s, o]) => window.page.prepareMap(s, o), [sections, objectives] as const);
  return scrolled(page, `scrolling the ${what}, ${sections} × ${objectives}`);
}

async function scrolled(page: Page, what: string): Promise<Figure[]> {
  await page.evaluate(() => window.page.mount());
  const scroll = () =>
    page.evaluate(async () => {
      const scroller = document.querySelector('.grid');
      let down = 69;
      for (let i = 0; i < 240 && scroller; i += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        // Three rows a frame: a finger that means it. At the end of a short list it goes back up.
        const before = scroller.scrollTop;
        if (i < 180) scroller.scrollTop += down;
        else scroller.scrollLeft += 27;
        if (i < 180 && scroller.scrollTop === before) down = -down;
      }
      scroller?.scrollTo(0, 0);
    });
  await scroll();
  const works = frameWorks(await traced(page, scroll));
  await page.evaluate(() => window.page.unmount());
  return [
    boundFigure(`${what}, main thread per frame, p95`, quantile(works, 0.95), 'ms', 16.7),
    boundFigure(`${what}, main thread per frame, longest`, Math.max(...works), 'ms', 50),
  ];
}

async function serveFolder(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
