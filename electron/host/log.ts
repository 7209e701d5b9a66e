import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The size at which a log file is put aside; one older file is kept. */
const MAX_BYTES = 500_000;

/**
 * Opens the rotating text log in a folder. Lines hold calls, codes and references, never names:
 * a log is what people send to strangers when they ask for help. A log that cannot be written
 * stops nobody from working.
 */
export function createLog(folder: string, now: () => number = Date.now): (line: string) => void {
  const path = join(folder, 'gradus.log');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(path) > MAX_BYTES) renameSync(path, join(folder, 'gradus.old.log'));
      appendFileSync(path, `${new Date(now()).toISOString()} ${line}\n`);
    } catch {
      // Nothing to tell and nobody to tell it to.
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
