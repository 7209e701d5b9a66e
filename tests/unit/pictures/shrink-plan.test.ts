import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_FILE_BYTES } from '#shared/domain/attachment/file-type.ts';
import {
  firstTry,
  nextTry,
  type Source,
  type Try,
} from '../../../renderer/pictures/shrink-plan.ts';

const photo: Source = { width: 4032, height: 3024, isPng: false };

/** All tries until one fits, for a picture whose bytes follow from area and quality. */
function walk(source: Source, bytesOf: (tried: Try) => number): Try[] {
  const tries: Try[] = [];
  let next: Try | null = firstTry(source);
  while (next !== null) {
    tries.push(next);
    if (bytesOf(next) <= MOST_FILE_BYTES) break;
    next = nextTry(source, next, bytesOf(next));
  }
  return tries;
}

const weighing =
  (perPixel: number) =>
  ({ width, height, quality, type }: Try) =>
    width * height * perPixel * (type === 'image/png' ? 4 : quality ** 1.5);

describe('the plan of shrinking', () => {
  test('a photograph begins at 1600 on its longest side, and keeps its shape', () => {
    expect(firstTry(photo)).toMatchObject({ width: 1600, height: 1200, type: 'image/jpeg' });
    expect(firstTry({ ...photo, width: 3024, height: 4032 })).toMatchObject({
      width: 1200,
      height: 1600,
    });
  });

  test('a small picture is never drawn larger', () => {
    expect(firstTry({ width: 300, height: 20, isPng: false })).toMatchObject({
      width: 300,
      height: 20,
    });
  });

  test('a strip of one pixel keeps that pixel', () => {
    expect(firstTry({ width: 20_000, height: 2, isPng: false })).toMatchObject({ height: 1 });
  });

  test('a screenshot is tried as PNG first, then as JPEG of full size', () => {
    const tries = walk({ ...photo, isPng: true }, weighing(0.2));
    expect(tries.map(({ type }) => type)).toEqual(['image/png', 'image/jpeg', 'image/jpeg']);
    expect(tries[1]).toMatchObject({ width: 1600, quality: 0.86 });
  });

  test('quality goes before size', () => {
    const [, second] = walk(photo, weighing(0.21));
    expect(second).toMatchObject({ width: 1600, quality: 0.76 });
  });

  test('rungs that cannot fit are not tried', () => {
    const tries = walk(photo, weighing(1));
    expect(tries.length).toBeLessThanOrEqual(3);
    expect(tries.at(-1)?.width).toBeGreaterThan(600);
  });

  test('each try is smaller than the one before, and the walk ends where it fits or is smallest', () => {
    const side = fc.integer({ min: 1, max: 30_000 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.boolean(),
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        (width, height, isPng, weight) => {
          const bytesOf = weighing(weight);
          const tries = walk({ width, height, isPng }, bytesOf);
          for (const [i, tried] of tries.entries()) {
            const before = tries[i - 1];
            expect(tried.width).toBeLessThanOrEqual(Math.min(1600, width));
            if (before) expect(tried.step).toBeGreaterThan(before.step);
          }
          const last = tries.at(-1);
          if (!last) throw new Error('nothing was tried');
          const isSmallest = nextTry({ width, height, isPng }, last, bytesOf(last)) === null;
          expect(bytesOf(last) <= MOST_FILE_BYTES || isSmallest).toBe(true);
        },
      ),
    );
  });
});
