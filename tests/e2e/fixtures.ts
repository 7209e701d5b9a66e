import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, test as base, expect } from 'vitest';
import { findBrowser } from '../../electron/serve/find-browser.ts';
import { NODE, ROOT, type ServerProcess, startServer } from './server-process.ts';

/** The Chromium of the stories: the system's, else the one that Playwright fetched, else null. */
export function storyBrowser(): string | null {
  const system = findBrowser();
  if (system) return system;
  const fetched = chromium.executablePath();
  return fetched && existsSync(fetched) ? fetched : null;
}

export interface OpenOptions {
  /** Flags for the server: `--demo`, `--file` … */
  readonly flags?: readonly string[];
  /** Environment for the server: GRADUS_NOW and the like. */
  readonly env?: Readonly<Record<string, string>>;
  /** Viewport, colour scheme, touch …; 1366 × 768 in light unless said. */
  readonly context?: Parameters<Browser['newContext']>[0];
}

/** One running Gradus with its window. */
export interface Gradus {
  page: Page;
  readonly context: BrowserContext;
  /** The throw-away app folder (GRADUS_HOME). */
  readonly home: string;
  /** Console errors, exceptions, policy violations and requests to elsewhere; must stay empty. */
  readonly troubles: string[];
  /** A second window of the same app. */
  newWindow(): Promise<Page>;
  /** The window that the shell opened just now on another gradebook, with an origin of its own. */
  openedWindow(): Promise<Page>;
  /** kill -9 of the server and the host in it. */
  kill(): Promise<void>;
  /** Ends the server politely. */
  stop(): Promise<void>;
  /** Starts the server again on the same folder and opens `page` anew. */
  reopen(): Promise<Page>;
  /** Runs the command line on the same folder; the window must be closed (`stop`) first. */
  cli(...args: string[]): { code: number; stdout: string; stderr: string };
}

let shared: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  const executablePath = storyBrowser();
  if (!executablePath) throw new Error('There is no Chromium on this machine');
  const isRoot = process.getuid?.() === 0;
  shared ??= chromium.launch({
    executablePath,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
  });
  return shared;
}

afterAll(async () => {
  await (await shared)?.close();
  shared = undefined;
});

/** Opens Gradus on a fresh folder; `close` ends everything and removes the folder. */
export async function openGradus(
  options: OpenOptions = {},
): Promise<{ gradus: Gradus; close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'gradus-e2e-'));
  const troubles: string[] = [];
  let server: ServerProcess = await startServer(home, options.flags, options.env);
  /** Addresses of further gradebooks. */
  const opened: string[] = [];
  const context = await (await browser()).newContext({
    viewport: { width: 1366, height: 768 },
    ...options.context,
  });
  context.on('request', (request) => {
    const isOwn = [server.url, ...opened].some((known) =>
      request.url().startsWith(new URL(known).origin),
    );
    if (!isOwn && !request.url().startsWith('blob:')) troubles.push(`request ${request.url()}`);
  });
  const watch = (page: Page) => {
    // From the start: the browser is told beside the keys that follow, so a picker that a key
    // opens right after the first listener could be the system's own, which nobody answers.
    page.on('filechooser', () => undefined);
    page.on('pageerror', (error) => troubles.push(`exception ${error.message}`));
    page.on('console', (message) => {
      // While the server is down on purpose, the browser says that it cannot reach it; a part of the
      // window that was about to be fetched says so too (one that is not there says 404 besides).
      const isReach =
        /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|Failed to fetch dynamically imported/.test(
          message.text(),
        );
      if (message.type() === 'error' && !isReach) troubles.push(`console ${message.text()}`);
    });
  };
  const open = async (address: string) => {
    const page = await context.newPage();
    watch(page);
    await page.goto(address);
    return page;
  };
  const gradus: Gradus = {
    page: await open(server.url),
    context,
    home,
    troubles,
    newWindow: () => open(`${new URL(server.url).origin}/`),
    async openedWindow() {
      const address = await server.nextUrl();
      opened.push(address);
      return open(address);
    },
    kill: () => server.kill(),
    stop: () => server.stop(),
    async reopen() {
      await server.stop();
      for (const page of context.pages()) await page.close();
      server = await startServer(home, options.flags, options.env);
      gradus.page = await open(server.url);
      return gradus.page;
    },
    cli(...args) {
      const ended = spawnSync(NODE, [join(ROOT, 'out/main/cli.js'), ...args], {
        env: { ...process.env, GRADUS_HOME: home, ...options.env },
        encoding: 'utf8',
      });
      return { code: ended.status ?? -1, stdout: ended.stdout, stderr: ended.stderr };
    },
  };
  const close = async () => {
    await context.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { gradus, close };
}

interface Fixtures {
  /** Set it with `story.override` to open Gradus differently. */
  options: OpenOptions;
  gradus: Gradus;
}

const withGradus = base.extend<Fixtures>({
  options: {},
  gradus: async ({ options }, use) => {
    const { gradus, close } = await openGradus(options);
    await use(gradus);
    const { troubles } = gradus;
    await close();
    expect(troubles).toEqual([]);
  },
});

/**
 * A story in a window of its own: `story('a teacher …', async ({ gradus }) => …)`. Fails when the
 * page logged an error, broke its policy or asked another machine. Skipped, in words, where there
 * is no Chromium.
 */
export const story = storyBrowser()
  ? withGradus
  : (withGradus.skip as unknown as typeof withGradus);

if (!storyBrowser()) process.stderr.write('Stories skipped: no Chromium on this machine.\n');
