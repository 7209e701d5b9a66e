import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MOVED_LIST, movedFile } from '#shared/platform/moved-files.ts';

/** True for a gradebook that is there, or that was moved from there onto this laptop. */
export function isReachable(folder: string, path: string): boolean {
  if (existsSync(path)) return true;
  try {
    const to = movedFile(readFileSync(join(folder, MOVED_LIST), 'utf8'), path);
    return to !== null && existsSync(to);
  } catch {
    return false;
  }
}
