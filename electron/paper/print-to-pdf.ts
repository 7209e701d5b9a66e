import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Paper } from '#shared/platform/paper.ts';
import { type Devtools, talkOver } from './devtools-pipe.ts';

export interface PdfWish {
  /** Program of a Chromium. */
  readonly browser: string;
  /** Of a page that prints itself as soon as it is ready. */
  readonly address: string;
  readonly paper: Paper;
  readonly stop?: AbortSignal | undefined;
}

/** A page that is not ready by then will never be: old laptops take seconds, not minutes. */
const PATIENCE = 120_000;
/** How long a browser may take to go by itself. */
const GOODBYE = 3_000;

const INCHES: Readonly<Record<Paper, readonly [number, number]>> = {
  a4: [8.27, 11.69],
  letter: [8.5, 11],
};

const READY = 'gradusSheetIsReady';

/**
 * Opens a page in a browser without a window and a throw-away profile, waits until it would open the
 * print dialog, and answers the PDF. Throws TroubleError NOT_PRINTED or CANCELLED.
 */
export async function printToPdf(wish: PdfWish): Promise<Buffer> {
  const profile = await mkdtemp(join(tmpdir(), 'gradus-print-'));
  const child = spawn(wish.browser, browserArguments(profile), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const [, , , to, from] = child.stdio;
  const devtools = talkOver(to as Writable, from as Readable);
  void gone.then(() => devtools.fail(new Error('the browser ended')));
  const late = setTimeout(() => devtools.fail(new Error('the sheet was not ready')), PATIENCE);
  const onStop = () => devtools.fail(new Error('stopped'));
  wish.stop?.addEventListener('abort', onStop);
  try {
    return await printed(devtools, wish);
  } catch (error) {
    if (wish.stop?.aborted) throw new TroubleError('CANCELLED');
    const why = error instanceof Error ? error.message : '';
    throw new TroubleError('NOT_PRINTED', { browser: basename(wish.browser), detail: why });
  } finally {
    clearTimeout(late);
    wish.stop?.removeEventListener('abort', onStop);
    await end(child, devtools, gone);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

function browserArguments(profile: string): string[] {
  return [
    '--headless=new',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-gpu',
    ...(process.platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
    // Chromium's own sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

async function printed(devtools: Devtools, { address, paper }: PdfWish): Promise<Buffer> {
  const { targetId } = await devtools.ask('Target.createTarget', { url: 'about:blank' });
  const attached = await devtools.ask('Target.attachToTarget', { targetId, flatten: true });
  const page = String(attached.sessionId);
  await devtools.ask('Page.enable', {}, page);
  await devtools.ask('Runtime.enable', {}, page);
  await devtools.ask('Runtime.addBinding', { name: READY }, page);
  // The page prints as it does for a person; here the dialog is us.
  const source = `window.print = () => ${READY}('');`;
  await devtools.ask('Page.addScriptToEvaluateOnNewDocument', { source }, page);
  const isReady = devtools.once('Runtime.bindingCalled');
  // Whoever waits for it first may be told by another refusal.
  isReady.catch(() => undefined);
  await devtools.ask('Page.navigate', { url: address }, page);
  await isReady;
  const [paperWidth, paperHeight] = INCHES[paper];
  const { data } = await devtools.ask(
    'Page.printToPDF',
    {
      paperWidth,
      paperHeight,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    },
    page,
  );
  return Buffer.from(String(data), 'base64');
}

async function end(child: ChildProcess, devtools: Devtools, gone: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  devtools.ask('Browser.close').catch(() => undefined);
  await Promise.race([gone, wait(GOODBYE, undefined, { ref: false })]);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await Promise.race([gone, once(child, 'exit'), wait(GOODBYE, undefined, { ref: false })]);
}
