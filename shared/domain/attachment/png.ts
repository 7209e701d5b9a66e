import { DamagedFile, joined } from './damaged-file.ts';
import { textAt } from './file-type.ts';

const SIGNATURE = 8;
/** Length, name and checksum of a chunk. */
const AROUND = 12;
/** What makes the picture and its colours; all else is words, dates and places. */
const NEEDED: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD'],
  ...['pHYs', 'hIST', 'cICP', 'mDCV', 'cLLI', 'acTL', 'fcTL', 'fdAT'],
]);

/** The picture without texts, times, places and what programs keep in it. Throws DamagedFile. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE)];
  let hasPixels = false;
  for (let at = SIGNATURE; ; ) {
    if (at + AROUND > bytes.length) throw new DamagedFile();
    const end = at + AROUND + view.getUint32(at);
    if (end > bytes.length) throw new DamagedFile();
    const name = textAt(bytes, at + 4, 4);
    if (view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) throw new DamagedFile();
    if ((at === SIGNATURE) !== (name === 'IHDR')) throw new DamagedFile();
    if (NEEDED.has(name)) kept.push(bytes.subarray(at, end));
    // By its capital letter it says that the picture is none without it.
    else if (!/^[a-z][A-Za-z]{3}$/.test(name)) throw new DamagedFile();
    hasPixels ||= name === 'IDAT';
    if (name === 'IEND') break;
    at = end;
  }
  if (!hasPixels) throw new DamagedFile();
  return joined(kept);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The checksum of a chunk of PNG. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
