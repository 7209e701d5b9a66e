import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MOVED_LIST, movedFile } from '#shared/platform/moved-files.ts';

/** The text of the list of moved gradebooks. */
export function movedList(home: string): string {
  try {
    return readFileSync(join(home, MOVED_LIST), 'utf8');
  } catch {
    return '[]';
  }
}

/** The file to open for a path: the path itself, or where it was moved to if nothing stands there. */
export function followMoved(home: string, file: string): string {
  if (file === ':memory:' || existsSync(file)) return file;
  const to = movedFile(movedList(home), file);
  return to !== null && existsSync(to) ? to : file;
}
