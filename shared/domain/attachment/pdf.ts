import { textAt } from './file-type.ts';

const APP1 = 0xe1;
const CAMERA = [
  'Exif\0\0',
  'http://ns.adobe.com/xap/1.0/\0',
  'http://ns.adobe.com/xmp/extension/\0',
];

/**
 * A document whose photographs say nothing of place, time and camera: what they wrote is blanked out
 * where it stands, since a PDF finds its parts by counting bytes. Photographs that are packed once
 * more inside are not reached.
 */
export function cleanPdf(bytes: Uint8Array): Uint8Array {
  // A copy: the slice of a Buffer would be none.
  const clean = new Uint8Array(bytes);
  for (let at = clean.indexOf(0xff); at >= 0; at = clean.indexOf(0xff, at + 1)) {
    if (clean[at + 1] !== APP1) continue;
    const length = (clean[at + 2] ?? 0) * 256 + (clean[at + 3] ?? 0);
    if (!CAMERA.some((name) => textAt(clean, at + 4, name.length) === name)) continue;
    clean.fill(0, at + 4, Math.max(at + 4, Math.min(clean.length, at + 2 + length)));
  }
  return clean;
}
