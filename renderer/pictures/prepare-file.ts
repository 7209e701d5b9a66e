import { fileTypeOf, isPicture, MOST_FILE_BYTES } from '#shared/domain/attachment/file-type.ts';
import { MOST_POINTS_TO_SHRINK, pointsOf } from '#shared/domain/attachment/picture-points.ts';
import { toBase64 } from './base64.ts';
import { formOf } from './file-form.ts';
import { shrinkPicture } from './shrink-picture.ts';

/** A file as it can be kept. */
export interface Prepared {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** Why a file cannot be kept; each has its sentence `pictures.why-…`. */
export type Unkept = 'heic' | 'table' | 'unknown' | 'too-large' | 'huge' | 'points' | 'unreadable';

/** Tables that are read as text too; a class list would stand with one student's work. */
const TABLE = /\.(csv|tsv|tab)$/i;

/** Larger ones are no photograph of a page, and a browser would drown in them. */
const MOST_TO_READ = 60_000_000;
/** What a camera writes before the size of its picture has several pieces of 64 kB. */
const HEAD = 1_000_000;

/** Makes a chosen file small and free of camera data, or says why it cannot be kept. */
export async function prepareFile(file: File): Promise<Prepared | Unkept> {
  const form = formOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  if (form === 'heic') return 'heic';
  if (form === 'other') return prepareAsIs(file);
  if (file.size > MOST_TO_READ) return 'huge';
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  if (pointsOf(head) > MOST_POINTS_TO_SHRINK) return 'points';
  const small = await shrinkPicture(file, form === 'png');
  if (small === null) return 'unreadable';
  return {
    name: nameFor(file.name, small.type),
    type: small.type,
    base64: await toBase64(small),
  };
}

/** What cannot be drawn cannot be made smaller. */
async function prepareAsIs(file: File): Promise<Prepared | Unkept> {
  if (TABLE.test(file.name)) return 'table';
  const head = new Uint8Array(await file.slice(0, MOST_FILE_BYTES).arrayBuffer());
  const type = fileTypeOf(head);
  if (type === null || isPicture(type)) return 'unknown';
  if (file.size > MOST_FILE_BYTES) return 'too-large';
  return { name: file.name, type, base64: await toBase64(file) };
}

/** The name ends as the file does that is kept. */
function nameFor(name: string, type: string): string {
  const ending = type === 'image/png' ? 'png' : 'jpg';
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, '').trim();
  return `${stem.slice(0, 80) || 'picture'}.${ending}`;
}
