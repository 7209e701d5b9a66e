import { DamagedFile, joined } from './damaged-file.ts';
import { textAt } from './file-type.ts';
import { orientationIn, tiffWith } from './orientation.ts';

const HEAD = 12;
/** Flags of the extended head that speak of what is taken out. */
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;
const NEEDED: ReadonlySet<string> = new Set([
  ...['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'],
]);
const PIXELS: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ANMF']);
/** Place and time of a frame of a moving picture, before its own chunks. */
const FRAME_HEAD = 16;

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The picture with how the camera was held, without all else that it wrote. Throws DamagedFile. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length || end < HEAD) throw new DamagedFile();
  const chunks = chunksOf(bytes.subarray(HEAD, end));
  if (!chunks.some(({ name }) => PIXELS.has(name))) throw new DamagedFile();
  const exif = chunks.find(({ name }) => name === 'EXIF');
  const head = chunks[0]?.name === 'VP8X' ? chunks[0] : null;
  const orientation = exif && head ? orientationIn(tiffOf(exif.data)) : 1;
  const held = orientation === 1 ? [] : [{ name: 'EXIF', data: tiffWith(orientation) }];
  const kept = chunks.flatMap((chunk): Chunk[] => {
    if (!NEEDED.has(chunk.name)) return [];
    if (chunk.name === 'VP8X') return chunk === head ? [headOf(chunk, held.length > 0)] : [];
    return [chunk.name === 'ANMF' ? frameOf(chunk) : chunk];
  });
  const body = joined([...kept, ...held].map(written));
  const riff = new Uint8Array(bytes.subarray(0, HEAD));
  new DataView(riff.buffer).setUint32(4, body.length + 4, true);
  return joined([riff, body]);
}

function headOf({ name, data }: Chunk, hasExif: boolean): Chunk {
  if (data.length < 10) throw new DamagedFile();
  const own = new Uint8Array(data.subarray(0, 10));
  own[0] = ((own[0] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (hasExif ? EXIF_FLAG : 0);
  return { name, data: own };
}

/** A frame with its own pixels only. */
function frameOf({ name, data }: Chunk): Chunk {
  if (data.length < FRAME_HEAD) throw new DamagedFile();
  const inner = chunksOf(data.subarray(FRAME_HEAD)).filter((chunk) =>
    ['ALPH', 'VP8 ', 'VP8L'].includes(chunk.name),
  );
  return { name, data: joined([data.subarray(0, FRAME_HEAD), ...inner.map(written)]) };
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw new DamagedFile();
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) throw new DamagedFile();
    chunks.push({ name: textAt(bytes, at, 4), data: bytes.subarray(at + 8, end) });
    // Odd ones are filled up.
    at = end + (length % 2);
  }
  return chunks;
}

function written({ name, data }: Chunk): Uint8Array {
  const whole = new Uint8Array(8 + data.length + (data.length % 2));
  whole.set(Uint8Array.from(name, (letter) => letter.charCodeAt(0)));
  new DataView(whole.buffer).setUint32(4, data.length, true);
  whole.set(data, 8);
  return whole;
}

/** Some programs write the name that EXIF has in a JPEG before it. */
const tiffOf = (data: Uint8Array): Uint8Array =>
  textAt(data, 0, 6) === 'Exif\0\0' ? data.subarray(6) : data;
