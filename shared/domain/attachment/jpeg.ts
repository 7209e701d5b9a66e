import { DamagedFile, joined } from './damaged-file.ts';
import { textAt } from './file-type.ts';
import { orientationIn, tiffWith } from './orientation.ts';

const MARKER = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP1 = 0xe1;
const EXIF = 'Exif\0\0';
/** Tables and frames without which there is no picture. */
const NEEDED: ReadonlySet<number> = new Set([
  ...[0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf],
  ...[0xdb, 0xdc, 0xdd],
]);
const NO_FRAME: ReadonlySet<number> = new Set([0xc4, 0xcc]);
/** Length of a JFIF head without its small picture. */
const JFIF_HEAD = 14;

/**
 * The picture without what the camera wrote beside it: of the application's segments only the head
 * (JFIF), the colours (ICC, Adobe) and how the camera was held stay, and nothing after the picture's
 * end: phones put a second picture with the place there. Throws DamagedFile.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let hasFrame = false;
  let hasScan = false;
  let at = 2;
  for (;;) {
    if (bytes[at] !== MARKER) throw new DamagedFile();
    while (bytes[at + 1] === MARKER) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) throw new DamagedFile();
    if (marker === EOI) break;
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new DamagedFile();
    const segment = bytes.subarray(at, end);
    at = end;
    if (marker === SOS) {
      at = endOfScan(bytes, end);
      kept.push(segment, bytes.subarray(end, at));
      hasScan = true;
    } else if (NEEDED.has(marker)) {
      kept.push(segment);
      if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker)) hasFrame = true;
    } else if (marker >= 0xe0 && marker <= 0xef) {
      if (marker === APP1 && textAt(segment, 4, EXIF.length) === EXIF) {
        orientation = orientationIn(segment.subarray(4 + EXIF.length));
      }
      kept.push(...keptOf(segment));
    } else if (marker !== COM && !(marker >= 0xf0 && marker <= 0xfd)) throw new DamagedFile();
  }
  if (!hasFrame || !hasScan) throw new DamagedFile();
  const held = orientation === 1 ? [] : [exifWith(orientation)];
  return joined([Uint8Array.of(MARKER, SOI), ...held, ...kept, Uint8Array.of(MARKER, EOI)]);
}

/** What stays of a segment of an application. */
function keptOf(segment: Uint8Array): Uint8Array[] {
  const marker = segment[1];
  if (marker === 0xe0 && textAt(segment, 4, 5) === 'JFIF\0' && segment.length >= 4 + JFIF_HEAD) {
    const head = new Uint8Array(segment.subarray(0, 4 + JFIF_HEAD));
    head.set([0, 2 + JFIF_HEAD], 2);
    // The small picture inside shows what was cut off the large one.
    head.set([0, 0], 2 + JFIF_HEAD);
    return [head];
  }
  const isProfile = marker === 0xe2 && textAt(segment, 4, 12) === 'ICC_PROFILE\0';
  const isAdobe = marker === 0xee && textAt(segment, 4, 5) === 'Adobe';
  return isProfile || isAdobe ? [segment] : [];
}

/** Where the picture's own bytes end: at the next marker that is no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(MARKER, at);
    const next = at < 0 ? undefined : bytes[at + 1];
    if (next === undefined) throw new DamagedFile();
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
    at += 2;
  }
}

function exifWith(orientation: number): Uint8Array {
  const tiff = tiffWith(orientation);
  const length = 2 + EXIF.length + tiff.length;
  const name = Uint8Array.from(EXIF, (letter) => letter.charCodeAt(0));
  return joined([Uint8Array.of(MARKER, APP1, length >> 8, length & 0xff), name, tiff]);
}
