import { textAt } from '#shared/domain/attachment/file-type.ts';

/** What a chosen file is, before anything is made of it. */
export type FileForm = 'png' | 'picture' | 'heic' | 'other';

const HEIC: ReadonlySet<string> = new Set([
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'],
]);

/** What a file is by its first bytes, whatever it is called. */
export function formOf(head: Uint8Array): FileForm {
  if (textAt(head, 0, 4) === '\u0089PNG') return 'png';
  if (head[0] === 0xff && head[1] === 0xd8) return 'picture';
  if (textAt(head, 0, 4) === 'GIF8' || textAt(head, 0, 2) === 'BM') return 'picture';
  if (textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WEBP') return 'picture';
  if (textAt(head, 4, 4) !== 'ftyp') return 'other';
  const brand = textAt(head, 8, 4);
  if (brand === 'avif') return 'picture';
  return HEIC.has(brand) ? 'heic' : 'other';
}
