import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterObjection } from '#shared/domain/class-rules.ts';
import { round2 } from '#shared/domain/decimal.ts';
import type { LevelId, ScaleId } from '#shared/domain/ids.ts';
import { type MethodName, methodNamed, methods } from '#shared/domain/level/index.ts';
import { calculatedValue, rulesFor } from '#shared/domain/mastery.ts';
import type { Scale } from '#shared/domain/scale.ts';
import { inEnglish } from '../../helpers/in-english.ts';

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

describe('the parameter of a method', () => {
  test.each<[MethodName, number, number, number]>([
    ['weighted', 65, 1, 99],
    ['decaying', 65, 50, 99],
    ['n-times', 5, 1, 10],
    ['streak', 2, 1, 10],
  ])('of %s is %s where nobody says, and lies between %s and %s', (name, usual, from, to) => {
    const rules = { method: name, parameter: null, minimum: 1, threshold: 3, cut: 3 };
    for (const scores of [[4, 1, 3, 3, 4, 3], [3, 3, 4, 4, 1], [3], [1, 4, 2]]) {
      const all = { ...rules, belowThreshold: 2, levels: FOUR_POINTS.levels };
      expect(calculatedValue(scores, all)).toBe(value(name, scores, usual));
    }
    expect(parameterObjection(name, null)).toBeNull();
    expect([from, to].map((ends) => parameterObjection(name, ends))).toEqual([null, null]);
    for (const beyond of [from - 1, to + 1]) {
      expect(inEnglish(parameterObjection(name, beyond)?.why)).toContain(`from ${from} to ${to}`);
    }
    const half = parameterObjection(name, from + 0.5);
    expect(half === null).toBe(name === 'weighted' || name === 'decaying');
  });
  test.each<MethodName>(['latest', 'highest', 'average', 'median', 'power-law'])(
    '%s takes none',
    (name) => {
      expect(inEnglish(parameterObjection(name, 65)?.why)).toBe(`the method ${name} takes none`);
      expect(parameterObjection(name, null)).toBeNull();
    },
  );
  test('what gives values between the levels is compared with a scale’s second cut, the others are not', () => {
    const levels = [0, 1, 2, 3, 4].map((at) => ({
      ...{ id: `${at}` as LevelId, key: `l${at}`, name: `${at}`, value: at },
      ...{ cut: null, glyph: null, colour: null },
    }));
    const scale: Scale = {
      ...{ id: 's' as ScaleId, name: 'S', builtIn: false, levels },
      ...{ threshold: 'l3', calculatedThreshold: 2.8 },
    };
    const own = { threshold: null, method: null, parameter: null, minimum: null };
    const cutOf = (method: string) =>
      rulesFor(scale, own, { threshold: null, method, parameter: null }).cut;
    const averaging = ['average', 'median', 'weighted', 'decaying', 'power-law'];
    for (const name of names) {
      expect([name, cutOf(name)]).toEqual([name, averaging.includes(name) ? 2.8 : 3]);
    }
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
