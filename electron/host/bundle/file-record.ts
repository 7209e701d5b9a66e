import type { TroubleError } from '#shared/contract/errors.ts';
import { cleanFile } from '#shared/domain/attachment/clean-file.ts';
import { MOST_FILE_BYTES } from '#shared/domain/attachment/file-type.ts';
import { hashOf } from '../store/file-store.ts';
import type { BundleFile } from './format.ts';

const RECORD = /^\["bytes","([0-9a-f]{64})","([A-Za-z0-9+/]+={0,2})"\]$/;

/**
 * A file of a bundle, which is what its hash says, no larger than a file may be, of a kind that is
 * kept, and without what a camera writes: whoever made the bundle is not trusted with that. Throws
 * what `bad` answers.
 */
export function fileAt(
  plain: Buffer,
  { from, to }: { readonly from: number; readonly to: number },
  bad: () => TroubleError,
): BundleFile {
  if (to - from > 2 * MOST_FILE_BYTES) throw bad();
  const found = RECORD.exec(plain.toString('latin1', from, to));
  const [, sha256 = '', base64 = ''] = found ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (!found || bytes.length > MOST_FILE_BYTES || hashOf(bytes) !== sha256) throw bad();
  const clean = cleanFile(bytes);
  if (typeof clean === 'string' || !bytes.equals(clean.bytes)) throw bad();
  return { sha256, bytes };
}
