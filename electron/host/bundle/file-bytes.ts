import { readFile, stat } from 'node:fs/promises';
import { TroubleError } from '#shared/contract/errors.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { unreadable } from './envelope.ts';
import type { NamedFile } from './files-in.ts';

/** The bytes of a bundle of at most so many. Throws TroubleError BUNDLE_…, NOT_FOUND, FILE_…. */
export async function fileBytes({ path, name, content }: NamedFile, most: number): Promise<Buffer> {
  if (content) return Buffer.from(content);
  try {
    const { size } = await stat(path);
    if (size > most) throw unreadable(name, 'bundle.why.too-large');
    return await readFile(path);
  } catch (error) {
    if (error instanceof TroubleError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new TroubleError('NOT_FOUND', { what: 'file', name });
    if (code === 'EISDIR') throw unreadable(name, 'bundle.why.not-one');
    throw diskTrouble(error, name);
  }
}
