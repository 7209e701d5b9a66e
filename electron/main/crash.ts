import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type BrowserWindow, dialog } from 'electron';
import type { Say } from '#shared/text/text.ts';
import { traceOf } from '#shared/util/trace-of.ts';

/** A page that dies more often than this is not shown again. */
const MAX_RELOADS = 3;

/**
 * What happens when something that nobody expected goes wrong in the main process: it is written
 * down without words that could hold a name, said in one box that needs no page, and the person
 * chooses to start again. Nothing is lost: every entry was on disk before it was acknowledged.
 */
export function surviveCrashes(app: App, logFolder: string, say: Say): void {
  const onCrash = (error: unknown) => {
    writeLine(logFolder, `main ${traceOf(error)}`);
    const choice = dialog.showMessageBoxSync({
      type: 'error',
      title: 'Gradus',
      message: say('crash.message'),
      buttons: [say('crash.restart'), say('crash.quit')],
      defaultId: 0,
      cancelId: 1,
    });
    if (choice === 0) app.relaunch();
    app.exit(1);
  };
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
}

/** Loads a page again whose process died; the host and the file are not touched by that. */
export function reviveWindow(window: BrowserWindow, logFolder: string): void {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    writeLine(logFolder, `window ${details.reason}`);
    reloads += 1;
    if (details.reason !== 'clean-exit' && reloads <= MAX_RELOADS) window.webContents.reload();
  });
}

function writeLine(folder: string, line: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, 'shell.log'), `${new Date().toISOString()} ${line}\n`);
  } catch {
    // A log that cannot be written stops nobody.
  }
}
