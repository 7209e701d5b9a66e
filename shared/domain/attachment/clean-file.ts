import { DamagedFile } from './damaged-file.ts';
import { type FileType, fileTypeOf, isPicture } from './file-type.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPdf } from './pdf.ts';
import { MOST_POINTS, pointsOf } from './picture-points.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

/** A file as it may be kept, or why not. */
export type Cleaned =
  | { readonly type: FileType; readonly bytes: Uint8Array }
  | 'empty'
  | 'unknown'
  | 'bomb'
  | 'damaged';

const CLEANERS: Readonly<Record<FileType, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'application/pdf': cleanPdf,
  'text/plain': (bytes) => bytes,
};

/**
 * A picture or file without what a camera wrote into it: place, time, serial numbers, small pictures
 * of what was cut off. The same bytes again once they are clean.
 */
export function cleanFile(bytes: Uint8Array): Cleaned {
  if (bytes.length === 0) return 'empty';
  const type = fileTypeOf(bytes);
  if (type === null) return 'unknown';
  try {
    const clean = CLEANERS[type](bytes);
    if (isPicture(type) && pointsOf(clean) > MOST_POINTS) return 'bomb';
    return { type, bytes: clean };
  } catch (error) {
    if (error instanceof DamagedFile) return 'damaged';
    throw error;
  }
}
