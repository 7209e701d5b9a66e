import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file by its place and by the name that people know it by. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
  /** Its bytes, where it lies in no folder. */
  readonly content?: Uint8Array;
}

const isBundleName = (name: string): boolean => /\.(gradus|age)$/i.test(name);

/**
 * The bundles that are meant: those in a folder (several that were chosen or dropped at once come as
 * one), by name, else the file itself.
 */
export async function bundlesIn(file: NamedFile): Promise<readonly NamedFile[]> {
  if (file.content) return [file];
  const found = await stat(file.path).catch(() => null);
  if (!found?.isDirectory()) return [file];
  const names = (await readdir(file.path)).filter(isBundleName).sort();
  return names.length === 0 ? [file] : names.map((name) => ({ path: join(file.path, name), name }));
}
