import { describe, expect, test } from 'vitest';
import { rulesFor } from '#shared/domain/mastery.ts';
import { numberForScore, type Scale } from '#shared/domain/scale.ts';

/** A scale with cuts of its own: half of the points is not yet Basic, nine tenths are Deep. */
const cutScale: Scale = {
  id: 'own',
  name: 'Own',
  threshold: 'basic',
  calculatedThreshold: 2.5,
  builtIn: false,
  levels: [
    { id: 'l1', key: 'not-yet', name: 'Not yet', value: 1, cut: 0, glyph: null, colour: null },
    { id: 'l2', key: 'basic', name: 'Basic', value: 3, cut: 0.6, glyph: null, colour: null },
    { id: 'l3', key: 'deep', name: 'Deep', value: 4, cut: 0.9, glyph: null, colour: null },
  ],
};

/** Four levels, 1 to 4, whose cuts follow from their numbers. */
const plainScale: Scale = {
  ...cutScale,
  levels: [1, 2, 3, 4].map((value) => ({
    id: `p${value}`,
    key: `k${value}`,
    name: `Level ${value}`,
    value,
    cut: null,
    glyph: null,
    colour: null,
  })),
};

describe('a score by cuts', () => {
  test.each([
    [0, 10, 1],
    [5.9, 10, 1],
    [6, 10, 3],
    [8.99, 10, 3],
    [9, 10, 4],
    [10, 10, 4],
    [12, 10, 4],
    [3, 5, 3],
  ])('%d of %d is the number %d on a scale with its own cuts', (score, outOf, value) => {
    expect(numberForScore(cutScale, score, outOf, 'cuts')).toBe(value);
  });

  test.each([
    [0, 1],
    [1 / 3, 2],
    [2 / 3, 3],
    [1, 4],
  ])('a fraction of exactly %d reaches the level whose absent cut it is', (fraction, value) => {
    expect(numberForScore(plainScale, fraction, 1, 'cuts')).toBe(value);
  });
});

describe('the second cut for calculated values', () => {
  const own = { threshold: null, method: null, parameter: null, minimum: null };
  const averaging = { threshold: null, method: 'average', parameter: null };

  test('is what an averaged value is compared with, at the usual threshold', () => {
    expect(rulesFor(cutScale, own, averaging)).toMatchObject({ threshold: 3, cut: 2.5 });
  });
  test('is not asked for where the method picks a level', () => {
    expect(rulesFor(cutScale, own, { ...averaging, method: 'highest' }).cut).toBe(3);
  });
  test('belongs to the usual threshold: one of its own is compared with as it is', () => {
    expect(rulesFor(cutScale, { ...own, threshold: 'deep' }, averaging)).toMatchObject({
      threshold: 4,
      cut: 4,
    });
  });
});
