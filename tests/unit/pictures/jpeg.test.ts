import { describe, expect, test } from 'vitest';
import { DamagedFile } from '#shared/domain/attachment/damaged-file.ts';
import { cleanJpeg } from '#shared/domain/attachment/jpeg.ts';

type Bytes = readonly number[];
const ascii = (text: string): Bytes => [...text].map((letter) => letter.charCodeAt(0));
const segment = (marker: number, ...content: Bytes): Bytes => [
  ...[0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff],
  ...content,
];
const START: Bytes = [0xff, 0xd8];
const END: Bytes = [0xff, 0xd9];
const TABLE = segment(0xdb, 1, 2, 3);
const FRAME = segment(0xc0, 8, 0, 1, 0, 1);
/** A scan with a stuffed byte and a restart in it. */
const SCAN = [...segment(0xda, 1, 1), 5, 0xff, 0x00, 6, 0xff, 0xd0, 7, 0xff, 0xd7, 8];
const clean = (...parts: Bytes[]): number[] => [...cleanJpeg(Uint8Array.from(parts.flat()))];

describe('of a photograph', () => {
  // Baseline, progressive, lossless, with arithmetic coding: a scanner’s picture is one, too.
  test.each([...[0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]])(
    'the picture stays byte for byte: a frame of kind %i, tables, scans and restarts',
    (kind) => {
      const inner = [segment(0xc4, 1), segment(0xcc, 2), segment(0xdc, 3), segment(0xdd, 0, 4)];
      const parts = [START, TABLE, segment(kind, 8, 0, 1), ...inner, SCAN, TABLE, SCAN, END];
      expect(clean(...parts)).toEqual(parts.flat());
    },
  );

  test('a table longer than 255 bytes stays whole, and bytes that only fill go', () => {
    const long = segment(0xdb, ...Array<number>(600).fill(9));
    expect(clean(START, [0xff, 0xff], long, FRAME, SCAN, END)).toEqual(
      [START, long, FRAME, SCAN, END].flat(),
    );
  });

  test('head and colours stay; notes, place, small and second pictures go', () => {
    const head = [...ascii('JFIF\0'), 1, 2, 0, 0, 72, 0, 72];
    const icc = segment(0xe2, ...ascii('ICC_PROFILE\0'), 1, 1, 42);
    const adobe = segment(0xee, ...ascii('Adobe'), 0, 100);
    const gone = [
      segment(0xe0, ...ascii('JFXX\0'), 16),
      segment(0xe1, ...ascii('http://ns.adobe.com/xap/1.0/\0GPS')),
      segment(0xe2, ...ascii('MPF\0'), 7),
      segment(0xed, ...ascii('Photoshop 3.0\0')),
      segment(0xef, 7),
      segment(0xee, ...ascii('other')),
      segment(0xf0, 7),
      segment(0xfd, 7),
      segment(0xfe, ...ascii('by Ana')),
    ];
    const withSmall = segment(0xe0, ...head, 1, 1, 255, 255, 255);
    const second = [START, FRAME, SCAN, END].flat();
    expect(clean(START, withSmall, ...gone, icc, adobe, TABLE, FRAME, SCAN, END, second)).toEqual(
      [START, segment(0xe0, ...head, 0, 0), icc, adobe, TABLE, FRAME, SCAN, END].flat(),
    );
  });

  test.each<[string, Bytes[]]>([
    [
      'no frame, only tables that look like one',
      [START, segment(0xc4, 1), segment(0xcc, 1), SCAN, END],
    ],
    ['no scan', [START, TABLE, FRAME, END]],
    ['no end', [START, FRAME, SCAN]],
    ['something between its parts', [START, TABLE, [1], FRAME, SCAN, END]],
    ['a part of no known kind', [START, segment(0x02, 1), FRAME, SCAN, END]],
    ['a part that is longer than the file', [START, [0xff, 0xdb, 0x7f, 0xff, 1], END]],
    ['a part shorter than its own length', [START, [0xff, 0xdb, 0, 1], FRAME, SCAN, END]],
    ['nothing after its beginning', [START]],
    ['an end within a marker', [START, FRAME, [0xff]]],
  ])('what is damaged is refused: %s', (_, parts) => {
    expect(() => clean(...parts)).toThrow(DamagedFile);
  });
});
