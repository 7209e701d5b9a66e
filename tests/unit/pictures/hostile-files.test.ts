import { describe, expect, test } from 'vitest';
import { cleanFile } from '#shared/domain/attachment/clean-file.ts';
import { fileTypeOf } from '#shared/domain/attachment/file-type.ts';
import { MOST_POINTS, pointsOf } from '#shared/domain/attachment/picture-points.ts';
import { crc32 } from '#shared/domain/attachment/png.ts';
import { cameraJpeg, pngOf, SECRET, webpOf } from '../../helpers/pictures.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The 2 × 2 picture of the helper, saying another size. */
function jpegSaying(width: number, height: number): Buffer {
  const bytes = cameraJpeg();
  const at = bytes.indexOf(Buffer.from([0xff, 0xc0, 0, 11]));
  bytes.writeUInt16BE(height, at + 5);
  bytes.writeUInt16BE(width, at + 7);
  return bytes;
}

function pngSaying(width: number, height: number): Buffer {
  const bytes = pngOf();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

const riff = (...chunks: readonly (readonly [string, readonly number[]])[]): Buffer => {
  const body = Buffer.concat([
    latin('WEBP'),
    ...chunks.map(([name, data]) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(data.length);
      return Buffer.concat([latin(name), size, Buffer.from(data), Buffer.alloc(data.length % 2)]);
    }),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([latin('RIFF'), size, body]);
};
/** Lossless: 14 bits each, less one. */
const losslessSaying = (width: number, height: number): Buffer => {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0);
  return riff(['VP8L', [0x2f, ...bits, 0x88, 0x88, 8]]);
};
const lossySaying = (width: number, height: number): Buffer =>
  riff(['VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, width & 255, width >> 8, height & 255, height >> 8]]);
const le24 = (n: number): number[] => [n & 255, (n >> 8) & 255, n >> 16];
const framed = riff(
  ['VP8X', [2, 0, 0, 0, ...le24(0), ...le24(0)]],
  ['ANMF', [...le24(0), ...le24(0), ...le24(16_382), ...le24(16_382), ...le24(1), 0]],
);

describe('a small file that unfolds to a picture no laptop holds', () => {
  test.each([
    ['JPEG', jpegSaying(65_535, 65_535)],
    ['PNG', pngSaying(30_000, 30_000)],
    ['PNG of one endless line', pngSaying(0x7fffffff, 1)],
    ['WebP without loss', losslessSaying(16_384, 16_384)],
    ['WebP', lossySaying(16_383, 16_383)],
    ['WebP of frames', framed],
  ])('%s is refused by what it says', (_, bytes) => {
    expect(pointsOf(bytes)).toBeGreaterThan(MOST_POINTS);
    expect(cleanFile(bytes)).toBe('bomb');
  });

  test.each([
    ['JPEG', jpegSaying(4000, 3000), 12_000_000],
    ['PNG', pngSaying(1366, 768), 1366 * 768],
    ['WebP without loss', losslessSaying(1600, 1200), 1600 * 1200],
    ['WebP', lossySaying(1600, 1200), 1600 * 1200],
  ])('%s of a common size is kept', (_, bytes, points) => {
    expect(pointsOf(bytes)).toBe(points);
    expect(cleanFile(bytes)).toMatchObject({ bytes: expect.any(Uint8Array) });
  });

  test('what is cut off anywhere is read without a fall', () => {
    for (const whole of [cameraJpeg(), pngOf(), webpOf(), framed, losslessSaying(9, 9)]) {
      for (let n = 0; n < whole.length; n += 1)
        expect(pointsOf(whole.subarray(0, n))).toBeTypeOf('number');
    }
  });
});

describe('a file that is two things at once', () => {
  const page = '<html><script>alert(1)</script></html>';
  test.each([
    ['a page behind a JPEG', Buffer.concat([cameraJpeg(), latin(page)])],
    ['a page behind a PNG', Buffer.concat([pngOf(), latin(page)])],
    ['a page behind a WebP', Buffer.concat([webpOf(), latin(page)])],
    ['a ZIP behind a JPEG', Buffer.concat([cameraJpeg(), latin('PK\x03\x04<script>')])],
    [
      'the film of a moving photograph',
      Buffer.concat([cameraJpeg(), latin('\0\0\0\x18ftypmp42<script>')]),
    ],
    [
      'a page in the words of a JPEG',
      Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, page.length + 2]),
        latin(page),
        cameraJpeg().subarray(2),
      ]),
    ],
  ])('%s is the picture alone', (_, bytes) => {
    const clean = cleanFile(bytes);
    if (typeof clean === 'string') throw new Error(clean);
    const text = Buffer.from(clean.bytes).toString('latin1');
    expect(text).not.toMatch(/script|PK|ftyp/);
    expect(text).not.toContain(SECRET);
  });

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'text/plain'],
    [
      'a drawing with a program',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'text/plain',
    ],
    ['a program', 'MZ\x90\0', null],
    ['a GIF', 'GIF89a\x01\0\x01\0\0\0\0', null],
    ['words with a NUL', 'a\0b', null],
  ])('%s that calls itself a picture is only ever what its bytes are', (_, text, type) => {
    expect(fileTypeOf(latin(text))).toBe(type);
  });
});
