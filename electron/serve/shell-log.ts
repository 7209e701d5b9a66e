import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Writes what goes wrong outside the host to the host's log folder; never names or values. */
export function createShellLog(folder: string): (line: string) => void {
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      appendFileSync(join(folder, 'shell.log'), `${new Date().toISOString()} ${line}\n`);
    } catch {
      // A log that cannot be written stops nobody.
    }
  };
}
