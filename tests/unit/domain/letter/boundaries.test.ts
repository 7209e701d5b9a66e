import { describe, expect, test } from 'vitest';
import { needed } from '#shared/domain/letter/conditions.ts';
import { mayBeOwed } from '#shared/domain/letter/outcome.ts';
import { raised } from '#shared/domain/letter/raise.ts';
import type { Condition, LetterRule } from '#shared/domain/letter/rule.ts';
import { BASIC, countedOf, outcomeOf, preset, ruleOf } from '../../../helpers/counted.ts';

/** Conditions of one letter, P; else N. */
const asking = (...all: readonly object[]) =>
  ruleOf({
    kind: 'conditions',
    letters: [{ letter: 'P', all: all.map((one) => ({ scope: 'all', measure: 'share', ...one })) }],
    otherwise: 'N',
  });

describe('how many a share of objectives is', () => {
  // Beside each what the doubles say: 0.28 × 25 is 7.000000000000001, 0.58 × 50 is 28.999999999999996.
  test.each([
    [0.28, 25, 7],
    [0.55, 20, 11],
    [0.07, 100, 7],
    [0.7, 10, 7],
    [0.71, 10, 8],
    [0.5, 5, 3],
    [0, 9, 0],
    [1, 9, 9],
  ])('at least %d of %i is %i', (atLeast, of, need) => {
    const condition = { scope: 'all', measure: 'share', level: 'mastered', atLeast };
    expect(needed(condition as Condition, of)).toBe(need);
    const shown = (mastered: number) =>
      Array.from({ length: of }, (_, i) => (i < mastered ? 3 : 2));
    const rule = asking({ level: 'mastered', atLeast });
    expect(outcomeOf(rule, shown(need)).letter).toBe('P');
    if (need > 0) expect(outcomeOf(rule, shown(need - 1)).letter).toBe('N');
  });

  test.each([
    [0.58, 50, 30],
    [0.57, 100, 58],
    [0.29, 100, 30],
    [0.5, 4, 3],
    [0.5, 5, 3],
    [0, 5, 1],
  ])('more than %d of %i is %i', (moreThan, of, need) => {
    const condition = { scope: 'all', measure: 'share', level: 'mastered', moreThan };
    expect(needed(condition as Condition, of)).toBe(need);
  });

  test.each([
    [0.58, 50, 29],
    [0.29, 100, 29],
    [0.5, 4, 2],
    [0.5, 5, 2],
    [0, 5, 0],
    [1, 5, 5],
  ])(
    'a share of %d owed may be of %i objectives %i before a letter is incomplete',
    (incompleteShare, of, may) => {
      const rule = { ...preset('Plain'), incompleteShare };
      expect(mayBeOwed(rule, of)).toBe(may);
      const owing = (count: number) => Array.from({ length: of }, (_, i) => (i < count ? null : 3));
      expect(outcomeOf(rule, owing(may)).kind).toBe('letter');
      if (may < of) expect(outcomeOf(rule, owing(may + 1)).kind).toBe('incomplete');
    },
  );
});

describe('a condition', () => {
  test('on a level that the class’s scale lacks holds for nobody, though it asks for none', () => {
    expect(outcomeOf(asking({ level: 'near', atLeast: 0 }), [2, 2, 2]).letter).toBe('P');
    expect(outcomeOf(asking({ level: 'splendid', atLeast: 0 }), [4, 4, 4]).letter).toBe('N');
  });

  test('on a number is met by a level that comes to it in the table’s numbers, whatever the doubles say', () => {
    const rule = {
      ...asking({ level: 1.8, atLeast: 1 }),
      scale: { lowest: 0, threshold: 3, top: 4 },
    };
    const [first] = BASIC.levels;
    const level = (value: number) =>
      ({ ...first, key: `${value}`, value }) as (typeof BASIC.levels)[0];
    // Three of five below a threshold of 3 is 1.7999999999999998.
    const scale = { ...BASIC, threshold: '5', levels: [0, 2, 3, 5].map(level) };
    expect(outcomeOf(rule as LetterRule, [3, 3, 3], scale).letter).toBe('P');
    expect(outcomeOf(rule as LetterRule, [3, 3, 2], scale).letter).toBe('N');
  });

  test('above the threshold is asked where one objective has a level there, and the others give what they have', () => {
    const rule = asking({ level: 'above-threshold', atLeast: 1 });
    const atTop = (value: number) => ({ value, threshold: 'deep' });
    expect(outcomeOf(rule, [3, 4, atTop(4)], BASIC).letter).toBe('P');
    expect(outcomeOf(rule, [2, 4, atTop(4)], BASIC).letter).toBe('N');
    expect(outcomeOf(rule, [3, 4, atTop(3)], BASIC).letter).toBe('N');
    // Where none has, nothing is asked, and a letter that asks nothing is not given.
    expect(outcomeOf(rule, [atTop(4), atTop(4), atTop(4)], BASIC).letter).toBe('N');
  });
});

test('who is asked nothing has no grade, however few a rule wants', () => {
  for (const name of ['Plain', 'Marzano simple', 'No ones']) {
    const rule = { ...preset(name), minimumCounted: 0 };
    expect(outcomeOf(rule, [])).toMatchObject({ letter: 'NG', kind: 'no-grade', counted: 0 });
  }
});

test('what is raised to its cut is mastered and no longer owed, below it shown alone', () => {
  const { cut } = countedOf([3])[0]?.rules ?? { cut: Number.NaN };
  const raises = [cut, cut - 0.01].map((value, position) => ({ position, value }));
  expect(
    raised(countedOf([null, null, null, 4]), raises).map(({ value, mastered, owed }) => [
      ...[value, mastered, owed],
    ]),
  ).toEqual([
    [cut, true, false],
    [cut - 0.01, false, false],
    [0, false, true],
    [4, true, false],
  ]);
});
