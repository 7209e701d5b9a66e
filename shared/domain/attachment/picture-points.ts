import { textAt } from './file-type.ts';

/**
 * Points that a kept picture may unfold to: a file of 300 kB can claim thousands of millions, and
 * whoever looks at it has to hold four bytes of each.
 */
export const MOST_POINTS = 25_000_000;
/** The same of a photograph that is still to be made small; telephones make up to 108 million. */
export const MOST_POINTS_TO_SHRINK = 110_000_000;

/**
 * How many points a picture says it has, by its first bytes; the most of what it says where it
 * contradicts itself, and 0 where it says nothing that can be read.
 */
export function pointsOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return pointsOfJpeg(bytes, view);
  if (textAt(bytes, 1, 3) === 'PNG' && bytes.length >= 24) {
    return view.getUint32(16) * view.getUint32(20);
  }
  if (textAt(bytes, 8, 4) === 'WEBP') return pointsOfWebp(bytes);
  if (textAt(bytes, 0, 4) === 'GIF8' && bytes.length >= 10) {
    return view.getUint16(6, true) * view.getUint16(8, true);
  }
  if (textAt(bytes, 0, 2) === 'BM' && bytes.length >= 26) {
    return Math.abs(view.getInt32(18, true) * view.getInt32(22, true));
  }
  return 0;
}

/** Markers of frames lie among those of tables; what follows the first scan repeats it. */
function pointsOfJpeg(bytes: Uint8Array, view: DataView): number {
  let most = 0;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return most;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return most;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) most = Math.max(most, view.getUint16(at + 5) * view.getUint16(at + 7));
    at += 2 + view.getUint16(at + 2);
  }
  return most;
}

/** Tolerant of files that end too early: a picture of one colour has a handful of bytes. */
function pointsOfWebp(bytes: Uint8Array): number {
  const u16 = (at: number) => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  const u24 = (at: number) => u16(at) + (bytes[at + 2] ?? 0) * 65_536;
  let most = 0;
  for (let at = 12; at + 8 < bytes.length; ) {
    const name = textAt(bytes, at, 4);
    const data = at + 8;
    const length = u16(at + 4) + u16(at + 6) * 65_536;
    if (name === 'VP8X') most = Math.max(most, (u24(data + 4) + 1) * (u24(data + 7) + 1));
    if (name === 'ANMF') most = Math.max(most, (u24(data + 6) + 1) * (u24(data + 9) + 1));
    if (name === 'VP8 ') {
      most = Math.max(most, (u16(data + 6) & 0x3fff) * (u16(data + 8) & 0x3fff));
    }
    if (name === 'VP8L') {
      const width = (u16(data + 1) & 0x3fff) + 1;
      most = Math.max(most, width * (((u24(data + 2) >> 6) & 0x3fff) + 1));
    }
    // The pixels of a frame of a moving picture lie inside it, behind its own place and size.
    at = name === 'ANMF' ? data + 16 : data + length + (length % 2);
  }
  return most;
}
