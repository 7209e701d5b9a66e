import { textAt } from './file-type.ts';

/** Tag of EXIF that says how the camera was held. */
const ORIENTATION = 0x0112;
const SHORT = 3;

/** How the camera was held, 1 to 8, out of the TIFF part of EXIF; 1 (upright) for all it cannot read. */
export function orientationIn(tiff: Uint8Array): number {
  const order = textAt(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const isLittle = order === 'II';
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const u16 = (at: number) => (at + 2 <= tiff.length ? view.getUint16(at, isLittle) : 0);
  const u32 = (at: number) => (at + 4 <= tiff.length ? view.getUint32(at, isLittle) : 0);
  if (u16(2) !== 42) return 1;
  const directory = u32(4);
  const entries = Math.min(u16(directory), 200);
  for (let i = 0; i < entries; i += 1) {
    const at = directory + 2 + i * 12;
    if (u16(at) !== ORIENTATION) continue;
    const value = u16(at + 8);
    return u16(at + 2) === SHORT && value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The TIFF part of EXIF that says this one thing and nothing else. */
export const tiffWith = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0x49, 0x49, 42, 0, 8, 0, 0, 0],
    ...[1, 0],
    ...[0x12, 0x01, SHORT, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0, 0, 0, 0],
  ]);
