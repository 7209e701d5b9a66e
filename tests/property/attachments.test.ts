import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFile } from '#shared/domain/attachment/clean-file.ts';
import { fileTypeOf } from '#shared/domain/attachment/file-type.ts';
import { orientationIn } from '#shared/domain/attachment/orientation.ts';
import { cameraJpeg, exif, pngOf, SECRET, webpOf } from '../helpers/pictures.ts';

const RUNS = 300 * Number(process.env.GRADUS_SOAK ?? 1);

const photographs = fc.oneof(
  fc
    .record({
      seed: fc.nat(250),
      orientation: fc.integer({ min: 1, max: 8 }),
      size: fc.nat(400),
    })
    .map((made): Buffer => cameraJpeg(made)),
  fc.tuple(fc.nat(250), fc.nat(300)).map(([seed, size]): Buffer => pngOf(seed, size)),
  fc
    .record({ seed: fc.nat(250), orientation: fc.integer({ min: 1, max: 8 }) })
    .map((made): Buffer => webpOf(made)),
  fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .map((words): Buffer => Buffer.from(`%PDF-1.7\n${words}\n`))
    .map((head): Buffer => Buffer.concat([head, cameraJpeg(), Buffer.from('\n%%EOF')])),
);

/** Bytes with some changed, cut off, doubled or put in. */
const damaged = fc
  .tuple(
    photographs,
    fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
      maxLength: 6,
    }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.uint8Array({ maxLength: 40 }),
  )
  .map(([whole, flips, keep, more]): Uint8Array => {
    const bytes = Uint8Array.from(whole);
    for (const [at, value] of flips) bytes[Math.floor(at * bytes.length)] = value;
    const kept = bytes.subarray(0, Math.ceil(keep * bytes.length));
    return Uint8Array.from([...kept, ...more]);
  });

const cleaned = (bytes: Uint8Array) => {
  const clean = cleanFile(bytes);
  if (typeof clean === 'string') throw new Error(clean);
  return clean;
};

/** What the camera wrote beside the picture, however it is cut: no run of eight letters of it is left. */
function tells(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return Array.from({ length: SECRET.length - 7 }, (_, i) => SECRET.slice(i, i + 8)).some((part) =>
    text.includes(part),
  );
}

describe('whatever a camera or program wrote into a picture', () => {
  test('nothing of it is left, and its kind stays', () => {
    expect(tells(cameraJpeg())).toBe(true);
    fc.assert(
      fc.property(photographs, (whole) => {
        const { type, bytes } = cleaned(whole);
        const hidden = type === 'application/pdf' ? bytes.subarray(0, hiddenEnd(bytes)) : bytes;
        return tells(whole) && !tells(hidden) && fileTypeOf(bytes) === type;
      }),
      { numRuns: RUNS },
    );
  });

  test('the same bytes come out again of what is clean', () => {
    fc.assert(
      fc.property(fc.oneof(photographs, damaged), (whole) => {
        const once = cleanFile(whole);
        if (typeof once === 'string') return;
        const twice = cleaned(once.bytes);
        expect(Buffer.from(twice.bytes).equals(once.bytes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('what was given is left as it was', () => {
    fc.assert(
      fc.property(fc.oneof(photographs, damaged), (whole) => {
        const before = Buffer.from(Uint8Array.from(whole));
        cleanFile(whole);
        return before.equals(whole);
      }),
      { numRuns: RUNS },
    );
  });

  test('a damaged file is refused or cleaned, and nothing is thrown or waited for', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const clean = cleanFile(bytes);
        return typeof clean === 'string' || clean.bytes.length <= bytes.length + 64;
      }),
      { numRuns: 3 * RUNS },
    );
  });

  test('how the camera was held stays, and is all of EXIF that stays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.boolean(), (orientation, isWebp) => {
        const { bytes } = cleaned(isWebp ? webpOf({ orientation }) : cameraJpeg({ orientation }));
        const at = Buffer.from(bytes).indexOf('II*\0', 0, 'latin1');
        expect(orientationIn(bytes.subarray(at))).toBe(orientation);
        expect(Buffer.from(bytes).indexOf('II*\0', at + 1, 'latin1')).toBe(-1);
      }),
    );
    for (const isLittle of [true, false]) expect(orientationIn(exif(6, isLittle))).toBe(6);
  });
});

/** In a document the place of a photograph is kept by counting: what follows its head is its own. */
const hiddenEnd = (bytes: Uint8Array): number => {
  const at = Buffer.from(bytes).indexOf('MPF\0', 0, 'latin1');
  return at < 0 ? bytes.length : at;
};
