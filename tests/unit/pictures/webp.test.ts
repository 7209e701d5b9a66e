import { describe, expect, test } from 'vitest';
import { DamagedFile } from '#shared/domain/attachment/damaged-file.ts';
import { cleanWebp } from '#shared/domain/attachment/webp.ts';
import { exif } from '../../helpers/pictures.ts';

type Bytes = readonly number[];
const ascii = (text: string): Bytes => [...text].map((letter) => letter.charCodeAt(0));
const le32 = (n: number): Bytes => [n & 255, (n >> 8) & 255, (n >> 16) & 255, n >>> 24];
const chunk = (name: string, ...data: Bytes): Bytes => [
  ...[...ascii(name), ...le32(data.length), ...data],
  ...(data.length % 2 === 1 ? [0] : []),
];
const riff = (...chunks: Bytes[]): number[] => {
  const body = [...ascii('WEBP'), ...chunks.flat()];
  return [...ascii('RIFF'), ...le32(body.length), ...body];
};
const clean = (bytes: Bytes): number[] => [...cleanWebp(Uint8Array.from(bytes))];

const [ANIMATED, XMP_NOTED, EXIF_NOTED, SEE_THROUGH, COLOURED] = [2, 4, 8, 16, 32];
const ALL = ANIMATED + XMP_NOTED + EXIF_NOTED + SEE_THROUGH + COLOURED;
const headOf = (flags: number, ...more: Bytes): Bytes =>
  chunk('VP8X', flags, 0, 0, 0, 1, 0, 0, 1, 0, 0, ...more);
const WITHOUT_NOTES = headOf(ANIMATED + SEE_THROUGH + COLOURED);
const LOSSY = chunk('VP8 ', 1, 2, 3);
const LOSSLESS = chunk('VP8L', 4, 5, 6, 7);
const PLACE: Bytes = [...Array(16).keys()];
/** What says how the camera was held, as it is written back. */
const heldAs = (orientation: number): Bytes =>
  chunk(
    'EXIF',
    ...[0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0],
    ...[0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
  );

describe('of a WebP', () => {
  test.each([
    ['with loss', riff(LOSSY)],
    ['without loss', riff(LOSSLESS)],
    [
      'with transparency and colours',
      riff(headOf(SEE_THROUGH + COLOURED), chunk('ICCP', 9), chunk('ALPH', 8), LOSSY),
    ],
    [
      'of frames',
      riff(
        headOf(ANIMATED),
        chunk('ANIM', 0, 0, 0, 0, 0, 0),
        chunk('ANMF', ...PLACE, ...chunk('ALPH', 1), ...LOSSY),
        chunk('ANMF', ...PLACE, ...LOSSLESS),
      ),
    ],
  ])('the picture stays byte for byte: %s', (_, bytes) => {
    expect(clean(bytes)).toEqual(bytes);
  });

  test.each(['XMP ', 'FRIE', 'EXIF', 'abcd'])(
    'notes go, in the head and in each frame, and so does what follows: %s',
    (name) => {
      const gone = chunk(name, ...ascii('by Ana'), 1);
      const frame = (...inner: Bytes[]) => chunk('ANMF', ...PLACE, ...inner.flat());
      const noted = riff(headOf(ALL), gone, frame(gone, LOSSY, gone), gone, LOSSLESS);
      expect(clean([...noted, ...ascii('by Ana')])).toEqual(
        riff(WITHOUT_NOTES, frame(LOSSY), LOSSLESS),
      );
    },
  );

  test('what programs write behind the head’s ten bytes goes, and so does a second head', () => {
    const noted = riff(headOf(ALL, ...ascii('by Ana')), LOSSY, headOf(ALL));
    expect(clean(noted)).toEqual(riff(WITHOUT_NOTES, LOSSY));
  });

  test.each([
    ['as EXIF is', []],
    ['with the name that it has in a JPEG', ascii('Exif\0\0')],
  ])(
    'of EXIF only how the camera was held stays, and the head says that it is there: %s',
    (_, name) => {
      const noted = riff(headOf(ALL), LOSSY, chunk('EXIF', ...name, ...exif(6)));
      const held = riff(headOf(ALL - XMP_NOTED), LOSSY, heldAs(6));
      expect(clean(noted)).toEqual(held);
      // It is clean now, also where it said only this from the beginning.
      expect(clean(held)).toEqual(held);
    },
  );

  test.each([
    ['upright', exif(1)],
    ['a number that is no way to hold it', exif(9)],
    ['no number', exif(0)],
    ['a long number in the place of a short one', exif(6).fill(4, 13, 14)],
    ['no TIFF', exif(6).fill(43, 3, 4)],
    ['another order of bytes', exif(6).fill(0x49, 0, 1)],
  ])('nothing of EXIF stays where it says nothing that turns the picture: %s', (_, tiff) => {
    expect(clean(riff(headOf(ALL), LOSSY, chunk('EXIF', ...tiff)))).toEqual(
      riff(WITHOUT_NOTES, LOSSY),
    );
  });

  test('without a head that could say so EXIF goes whole', () => {
    expect(clean(riff(LOSSY, chunk('EXIF', ...exif(6))))).toEqual(riff(LOSSY));
  });

  const whole = riff(LOSSLESS);
  test.each<[string, Bytes]>([
    ['no pixels', riff(headOf(0), chunk('ALPH', 1))],
    ['nothing in it', riff()],
    ['longer than the file', whole.slice(0, -1)],
    ['shorter than its own name', [...ascii('RIFF'), ...le32(3), ...ascii('WEBP')]],
    ['a part longer than the rest', riff([...ascii('VP8 '), ...le32(9), 1, 2, 3, 4])],
    ['a part cut short', riff(LOSSLESS, ascii('XMP '))],
    ['a head of nine bytes', riff(chunk('VP8X', 0, 0, 0, 0, 1, 0, 0, 1, 0), LOSSY)],
    ['a frame of fifteen bytes', riff(headOf(ANIMATED), chunk('ANMF', ...PLACE.slice(1)))],
    [
      'a part of a frame longer than the frame',
      riff(headOf(ANIMATED), chunk('ANMF', ...PLACE, ...ascii('VP8 '), ...le32(9), 1)),
    ],
  ])('what is damaged is refused: %s', (_, bytes) => {
    expect(() => clean(bytes)).toThrow(DamagedFile);
  });
});
