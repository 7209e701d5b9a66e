import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round2 } from '#shared/domain/decimal.ts';
import { type MethodName, methodNamed, methods } from '#shared/domain/level/index.ts';

const FOUR_POINTS = { lowest: 0, top: 4, threshold: 3, levels: [0, 1, 2, 3, 4] };

function value(name: MethodName, scores: number[], parameter?: number, scale = FOUR_POINTS) {
  const entry = methodNamed(name);
  const found = entry.value({
    ...scale,
    scores,
    parameter: parameter ?? entry.parameter?.initial ?? 0,
  });
  return found === null ? null : round2(found);
}

describe('published figures of the calculation methods', () => {
  test.each<[MethodName, number[], number | undefined, number | null]>([
    ['highest', [1, 2, 3, 4, 5], undefined, 5],
    ['latest', [1, 2, 3, 4, 5], undefined, 5],
    ['average', [1, 2, 3, 4, 5], undefined, 3],
    ['weighted', [1, 2, 3, 4, 5], 65, 4.13],
    ['decaying', [1, 2, 3, 4, 5], 65, 4.47],
    ['n-times', [1, 2, 3, 4, 5], 3, 4],
    ['n-times', [1, 2, 3, 4, 5], 4, null],
    ['weighted', [2, 3, 4], 65, 3.48],
    ['n-times', [3, 1], 3, null],
    ['power-law', [1, 2, 3, 4], undefined, 4],
    ['power-law', [1, 3, 2, 4], undefined, 3.66],
    ['decaying', [4.5, 5], 65, 4.83],
    ['decaying', [5, 4.5], 65, 4.68],
    ['latest', [2.123], undefined, 2.12],
    ['weighted', [2.123], 65, 2.12],
    ['median', [4, 1, 3], undefined, 3],
    ['median', [1, 2, 3, 4], undefined, 2.5],
    ['power-law', [2, 3], undefined, 2.5],
    ['power-law', [0, 0, 0], undefined, 0.01],
    ['streak', [3, 3, 1], 2, 3],
    ['streak', [4, 1, 4], 2, 1],
    ['streak', [4], 2, 0],
    ['streak', [2.5, 2.5], 2, 2],
    ['streak', [3, 3, 4, 4, 1], 1, 4],
    ['streak', [3, 3, 4, 4, 1], 4, 3],
    ['decaying', [2, 3, 3, 3, 3, 3], 65, 2.99],
    ['decaying', [2, 3, 3, 3, 3, 3, 3], 65, 3],
    ['highest', [2.995], undefined, 3],
    ['average', [2.99, 2.98, 2.985], undefined, 2.99],
    ['average', [4.12, 4.13], undefined, 4.13],
    ['n-times', [3, 3, 3, 1, 4], 5, null],
    ['n-times', [3], 1, 3],
    ['weighted', [4, 2], 1, 3.98],
    ['weighted', [4, 2], 99, 2.02],
    ['decaying', [4, 2], 50, 3],
    ['decaying', [4, 2], 99, 2.02],
    ['power-law', [4, 4, 4, 0], undefined, 0.13],
  ])('%s of %j with parameter %s is %s', (name, scores, parameter, expected) => {
    const top = Math.max(4, ...scores);
    expect(value(name, scores, parameter, { ...FOUR_POINTS, top })).toBe(expected);
  });
});

const names = Object.keys(methods) as MethodName[];
const scores = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });

describe('laws of every method', () => {
  test.each(names)('%s gives nothing for no scores and stays within the scale', (name) => {
    expect(value(name, [])).toBeNull();
    fc.assert(
      fc.property(scores, (list) => {
        const found = value(name, list);
        if (found !== null) {
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  test.each<MethodName>(['latest', 'highest', 'weighted', 'decaying'])(
    'a newest attempt better than all before never lowers %s',
    (name) => {
      fc.assert(
        fc.property(scores, (list) => {
          const before = value(name, list) ?? 0;
          const best = Math.max(...list);
          expect(value(name, [...list, best])).toBeGreaterThanOrEqual(before);
        }),
      );
    },
  );
});

test('weighted below a third is the exception: a better attempt can lower it', () => {
  expect(value('weighted', [2, 1], 1)).toBe(1.99);
  expect(value('weighted', [2, 1, 2], 1)).toBe(1.51);
  expect(value('weighted', [4, 0, 4], 34)).toBeGreaterThanOrEqual(
    value('weighted', [4, 0], 34) ?? 9,
  );
});
