import { crc32 as crcOfZlib } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DamagedFile } from '#shared/domain/attachment/damaged-file.ts';
import { cleanPng } from '#shared/domain/attachment/png.ts';

type Bytes = readonly number[];
const ascii = (text: string): Bytes => [...text].map((letter) => letter.charCodeAt(0));
const be32 = (n: number): Bytes => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

/** A chunk with its checksum as another program reckons it. */
const chunk = (name: string, ...data: Bytes): Bytes => {
  const body = [...ascii(name), ...data];
  return [...be32(data.length), ...body, ...be32(crcOfZlib(Uint8Array.from(body)))];
};
const START: Bytes = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEAD = chunk('IHDR', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0);
const PIXELS = chunk('IDAT', 1, 2, 3);
const END = chunk('IEND');
const clean = (...parts: Bytes[]): number[] => [...cleanPng(Uint8Array.from(parts.flat()))];

describe('of a picture of a screen', () => {
  const colours = ['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'];
  const palette = ['PLTE', 'bKGD', 'hIST', 'tRNS', 'pHYs', 'acTL', 'fcTL'];

  test('pixels, colours, transparency and frames stay byte for byte and in their order', () => {
    const before = [...colours, ...palette].map((name) => chunk(name, 7, 8));
    const parts = [START, HEAD, ...before, PIXELS, PIXELS, chunk('fcTL', 1), chunk('fdAT', 9), END];
    expect(clean(...parts)).toEqual(parts.flat());
  });

  test.each([...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'sPLT', 'dSIG', 'caNv', 'prVt', 'vpAg']])(
    'words, places, times and what programs keep go: %s, wherever it stands',
    (name) => {
      const gone = chunk(name, ...ascii('by Ana'));
      expect(clean(START, HEAD, gone, PIXELS, gone, END, gone, [1])).toEqual(
        [START, HEAD, PIXELS, END].flat(),
      );
    },
  );

  test.each<[string, Bytes[]]>([
    ['no pixels', [START, HEAD, END]],
    ['no end', [START, HEAD, PIXELS]],
    ['nothing after its beginning', [START]],
    ['no head', [START, PIXELS, END]],
    ['a head that comes later', [START, chunk('gAMA', 1), HEAD, PIXELS, END]],
    ['two heads', [START, HEAD, HEAD, PIXELS, END]],
    [
      'a part that nobody knows and without which it is no picture',
      [START, HEAD, chunk('ABCD'), PIXELS, END],
    ],
    ['a part whose name is no name', [START, HEAD, chunk('a1cd'), PIXELS, END]],
    ['a checksum that is not of its part', [START, HEAD, [...PIXELS.slice(0, -1), 0], END]],
    [
      'a checksum that is not of a part that goes',
      [START, HEAD, [...chunk('tEXt', 1).slice(0, -1), 0], PIXELS, END],
    ],
    ['a part longer than the file', [START, HEAD, [0, 0, 1, 0, ...ascii('IDAT'), 1, 2, 3, 4], END]],
    ['an end cut short by one byte', [START, HEAD, PIXELS, END.slice(0, -1)]],
  ])('what is damaged is refused: %s', (_, parts) => {
    expect(() => clean(...parts)).toThrow(DamagedFile);
  });
});
