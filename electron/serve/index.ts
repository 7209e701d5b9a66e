import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildInfo } from '#shared/contract/build-info.ts';
import { DEMO_GRADEBOOK, fillDemo } from '#shared/contract/fill-demo.ts';
import { linkHost } from '#shared/contract/host-link.ts';
import { appFolder, OWN_GRADEBOOK } from '#shared/platform/app-folder.ts';
import { createSay, sentenceOf } from '#shared/text/text.ts';
import { MAX_UPLOAD } from '#shared/web/guard.ts';
import { findBrowser } from './find-browser.ts';
import { parseServeFlags, SERVE_USAGE, type ServeFlags } from './flags.ts';
import { startHostWorker } from './host-worker.ts';
import { openWindow } from './open-window.ts';
import { type Listening, listen } from './server.ts';
import { createShellLog } from './shell-log.ts';
import { createUploads } from './uploads.ts';
import { createWindows } from './windows.ts';

/** How long the server outlives its last window, in milliseconds. */
const LINGER = 5_000;

const isSource = import.meta.filename.endsWith('.ts');
/** Only an entry file knows where its siblings lie; everything else is told. */
const hostFile = join(import.meta.dirname, isSource ? '../host/entry.ts' : 'host.js');
const rendererFolder = join(import.meta.dirname, isSource ? '../../out/renderer' : '../renderer');

const say = createSay();
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Ends with one sentence that says why nothing was started. */
function refuseToStart(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function main(flags: ServeFlags): Promise<void> {
  const folder = resolve(
    appFolder({ platform: process.platform, env: process.env, home: homedir() }),
  );
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    refuseToStart(sentenceOf(say, { code: 'FILE_READ_ONLY', params: { file: folder } }));
  }
  const own = join(folder, flags.demo ? DEMO_GRADEBOOK : OWN_GRADEBOOK);
  const file = flags.file === null ? own : resolve(flags.file);
  const log = createShellLog(join(folder, 'logs'));

  const config = { file, folder, checkOutput: isSource };
  const host = linkHost(() => startHostWorker(hostFile, config), Date.now);
  const trouble = await host.ready();
  // A file held by another window is no reason to open a second one that can do nothing.
  if (trouble?.code === 'FILE_OPEN_ELSEWHERE') refuseToStart(sentenceOf(say, trouble));
  if (flags.demo && trouble === null) await fillDemo(host);

  const secret = isSource ? process.env.GRADUS_DEV_SECRET : undefined;
  const instance = secret === undefined ? randomBytes(8).toString('hex') : 'development';
  const uploads = createUploads(join(folder, 'uploads'), instance, MAX_UPLOAD, host.grant);
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    windows.closeAll();
    await host.close();
    uploads.clear();
    process.exit(0);
  };
  const windows = createWindows(LINGER, () => {
    if (!flags.keep) void end();
  });
  host.subscribe((event) => windows.broadcast(event));
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());

  const devOrigin = isSource ? flags.devOrigin : null;
  const launch = randomBytes(32).toString('hex');
  const { origin } = await listen(
    {
      host,
      uploads,
      windows,
      info: { ...buildInfo, shell: 'loopback' },
      rendererFolder,
      instance,
      session: secret ?? randomBytes(32).toString('hex'),
      launch,
      otherOrigins: devOrigin === null ? [] : [devOrigin],
      log,
    },
    flags.port,
  ).catch((): Listening => refuseToStart(say('shell.port-taken', { port: flags.port })));
  announce(`${devOrigin ?? origin}/launch/${launch}`, flags, folder);
}

function announce(url: string, flags: ServeFlags, folder: string): void {
  const tell = () => print(say('shell.address', { url }));
  const browser = flags.open ? findBrowser() : null;
  if (flags.jsonReady) print(JSON.stringify({ url }));
  else if (browser === null) tell();
  else {
    print(say('shell.opening'));
    openWindow(browser, url, join(folder, 'window'), tell);
  }
}

const flags = parseServeFlags(process.argv.slice(2));
if (flags) await main(flags);
else {
  process.stderr.write(`${SERVE_USAGE}\n`);
  process.exitCode = 2;
}
