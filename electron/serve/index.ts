import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createFileShelf } from '#shared/contract/file-shelf.ts';
import { DEMO_GRADEBOOK, fillDemo } from '#shared/contract/fill-demo.ts';
import { appFolder, DEPARTMENT_GRADEBOOK, OWN_GRADEBOOK } from '#shared/platform/app-folder.ts';
import { createSay, sentenceOf } from '#shared/text/text.ts';
import { findBrowser } from './find-browser.ts';
import { parseServeFlags, SERVE_USAGE, type ServeFlags } from './flags.ts';
import { openWindow } from './open-window.ts';
import { NotServed } from './serve-file.ts';
import { createServedFiles } from './served-files.ts';
import { createShellLog } from './shell-log.ts';

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
  const own = join(folder, OWN_GRADEBOOK);
  const asked = flags.demo ? join(folder, DEMO_GRADEBOOK) : own;
  const file = flags.file === null ? asked : resolve(flags.file);
  const list = join(folder, 'gradebooks.json');
  const devOrigin = isSource ? flags.devOrigin : null;
  const files = createServedFiles({
    shelf: createFileShelf({
      own,
      department: join(folder, DEPARTMENT_GRADEBOOK),
      read: () => (existsSync(list) ? readFileSync(list, 'utf8') : null),
      write: (text) => writeFileSync(list, text),
      exists: existsSync,
    }),
    folder,
    hostFile,
    rendererFolder,
    isSource,
    own,
    department: join(folder, DEPARTMENT_GRADEBOOK),
    session: isSource ? process.env.GRADUS_DEV_SECRET : undefined,
    devOrigin,
    keeps: flags.keep,
    log: createShellLog(join(folder, 'logs')),
    announce: (url) => announce(url, flags, folder),
    onEnd: () => process.exit(0),
  });
  process.once('SIGINT', () => void files.endAll());
  process.once('SIGTERM', () => void files.endAll());
  await files.start(file, flags.port, flags.demo ? fillDemo : null).catch((error: unknown) => {
    // A file held by another window is no reason to open a second one that can do nothing.
    if (error instanceof NotServed) refuseToStart(sentenceOf(say, error.trouble));
    refuseToStart(say('shell.port-taken', { port: flags.port }));
  });
}

/** Opens a window on an address; answers false where the address could only be told. */
function announce(url: string, flags: ServeFlags, folder: string): boolean {
  const tell = () => print(say('shell.address', { url }));
  const browser = flags.open ? findBrowser() : null;
  if (flags.jsonReady) print(JSON.stringify({ url }));
  else if (browser === null) tell();
  else {
    print(say('shell.opening'));
    openWindow(browser, url, join(folder, 'window'), tell);
    return true;
  }
  return false;
}

const flags = parseServeFlags(process.argv.slice(2));
if (flags) await main(flags);
else {
  process.stderr.write(`${SERVE_USAGE}\n`);
  process.exitCode = 2;
}
