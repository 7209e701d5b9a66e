import { join } from 'node:path';
import { createFileShelf } from '#shared/contract/file-shelf.ts';
import { fillDemo } from '#shared/contract/fill-demo.ts';
import { DEPARTMENT_GRADEBOOK, OWN_GRADEBOOK } from '#shared/platform/app-folder.ts';
import { loadSay } from '#shared/text/load-say.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { keptText } from '../shell/kept-text.ts';
import { createShellLanguage } from '../shell/language.ts';
import { isReachable } from '../shell/moved-files.ts';
import { findBrowser } from './find-browser.ts';
import type { FirstFile } from './first-file.ts';
import type { ServeFlags } from './flags.ts';
import { openWindow } from './open-window.ts';
import { NotServed } from './serve-file.ts';
import { createServedFiles } from './served-files.ts';
import { createShellLog } from './shell-log.ts';

/** Where the entry file found its siblings, and whether it runs from its sources. */
export interface Around {
  readonly hostFile: string;
  readonly rendererFolder: string;
  readonly isSource: boolean;
}

// The terminal's words are English unless its person says otherwise; the window has a choice of its own.
const say = await loadSay(process.env.GRADUS_LANGUAGE ?? 'en');
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Ends with one sentence that says why nothing was started. */
function refuseToStart(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Serves the window of a gradebook whose host was started. */
export async function serve(flags: ServeFlags, first: FirstFile, around: Around): Promise<void> {
  const { folder, file, host } = first;
  if (host === null) {
    refuseToStart(sentenceOf(say, { code: 'FILE_READ_ONLY', params: { file: folder } }));
  }
  const own = join(folder, OWN_GRADEBOOK);
  const devOrigin = around.isSource ? flags.devOrigin : null;
  const files = createServedFiles({
    shelf: createFileShelf({
      own,
      department: join(folder, DEPARTMENT_GRADEBOOK),
      ...keptText(join(folder, 'gradebooks.json')),
      exists: (path) => isReachable(folder, path),
    }),
    folder,
    ...around,
    own,
    department: join(folder, DEPARTMENT_GRADEBOOK),
    session: around.isSource ? process.env.GRADUS_DEV_SECRET : undefined,
    devOrigin,
    keeps: flags.keep,
    language: createShellLanguage(keptText(join(folder, 'language.txt')), ''),
    log: createShellLog(join(folder, 'logs')),
    announce: (url) => announce(url, flags, folder),
    onEnd: () => process.exit(0),
  });
  process.once('SIGINT', () => void files.endAll());
  process.once('SIGTERM', () => void files.endAll());
  await files
    .start({ file, host }, flags.port, flags.demo ? fillDemo : null)
    .catch((error: unknown) => {
      // A file held by another window is no reason to open a second one that can do nothing.
      if (error instanceof NotServed) refuseToStart(sentenceOf(say, error.trouble));
      refuseToStart(say('shell.port-taken', { port: String(flags.port) }));
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
