import { describe, expect, test } from 'vitest';
import { letterFor } from '#shared/domain/letter/outcome.ts';
import { PRESET_RULES } from '#shared/domain/letter/presets.ts';
import { readRule } from '#shared/domain/letter/read-rule.ts';
import { handInFor, type LetterRule } from '#shared/domain/letter/rule.ts';
import { BASIC, builtInScale, outcomeOf, preset, ruleOf } from '../../../helpers/counted.ts';

const boundsOf = (rule: LetterRule) => (rule.kind === 'conditions' ? [] : rule.bounds);

describe('published tables, figure by figure (METHODS.md 2 and 3)', () => {
  test.each([
    [
      'Canvas default',
      'A 94, A- 90, B+ 87, B 84, B- 80, C+ 77, C 74, C- 70, D+ 67, D 64, D- 61, F 0',
    ],
    ['Moodle default', 'A 93, A- 90, B+ 87, B 83, B- 80, C+ 77, C 73, C- 70, D+ 67, D 60, F 0'],
    ['Plain', 'A 90, B 80, C 70, D 60, F 0'],
    ['Marzano simple', 'A 3, B 2.5, C 2, D 1, F 0'],
    ['Rutland', 'A+ 3.75, A 3.26, A- 3, B 2.5, C 2, D 1.5, F 0'],
    [
      'Appleton secondary',
      'A+ 3.84, A 3.66, A- 3.5, B+ 3.34, B 3.16, B- 3, C+ 2.84, C 2.66, C- 2.5, D+ 2.34, D 2.16, D- 2, F 0',
    ],
    [
      'Appleton Madison',
      'A+ 3.7, A 3.4, A- 3.2, B+ 2.9, B 2.6, B- 2.4, C+ 2.1, C 1.8, C- 1.6, D+ 1.3, D 1, D- 0.8, F 0',
    ],
    ['North Thurston', 'A 3.65, A- 3.5, B+ 3.25, B 3, B- 2.7, C+ 2.3, C 2, C- 1.7, D 1.3, F 0'],
  ])('%s', (name, table) => {
    const bounds = boundsOf(preset(name));
    expect(bounds.map(({ letter, from }) => `${letter} ${from}`).join(', ')).toBe(table);
    for (const { letter, from } of bounds) {
      expect(letterFor(bounds, from)).toBe(letter);
      if (from > 0) expect(letterFor(bounds, from - 0.01)).not.toBe(letter);
    }
  });

  test('every preset passes the door that rules from outside pass', () => {
    for (const rule of PRESET_RULES) {
      expect(readRule(JSON.parse(JSON.stringify(rule)))).toEqual({ rule, objections: [] });
    }
  });

  test('what is shown, rounded once in decimal, is what is looked up', () => {
    const { bounds } = ruleOf({
      kind: 'percent',
      bounds: [
        { letter: 'A', from: 90 },
        { letter: 'B+', from: 88.6 },
        { letter: 'C', from: 0 },
      ],
    }) as Extract<LetterRule, { kind: 'percent' }>;
    expect(letterFor(bounds, 89.99)).toBe('B+');
    expect(letterFor(bounds, 88.59)).toBe('C');
    expect(letterFor(bounds, -4)).toBe('C');
    expect(letterFor(bounds, 104)).toBe('A');
    // An average of 89.995 is 90.00 once it is rounded, and so an A.
    const average = ruleOf({ kind: 'average', bounds });
    const hundred = { ...builtInScale('Four points') };
    const levels = [
      { ...hundred.levels[0], key: 'low', value: 89.99 },
      { ...hundred.levels[0], key: 'mastery', value: 90 },
    ] as typeof hundred.levels;
    const scale = { ...hundred, levels };
    expect(outcomeOf(average, [89.99, 90, 89.99, 90], scale)).toMatchObject({
      value: 90,
      letter: 'A',
    });
  });

  test('one 3.0 is A, A−, B−, B+ or B: that is why tables are data', () => {
    const letters = [
      'Marzano simple',
      'Rutland',
      'Appleton secondary',
      'Appleton Madison',
      'North Thurston',
    ].map((name) => outcomeOf(preset(name), [3, 3, 3]).letter);
    expect(letters).toEqual(['A', 'A-', 'B-', 'B+', 'B']);
  });
});

describe('scales are translated by the threshold (METHODS.md 3)', () => {
  const marzano = preset('Marzano simple');
  test.each([
    ['everything at Basic averages 3', [2, 2, 2], BASIC, 3],
    ['everything at Deep averages 4', [4, 4, 4], BASIC, 4],
    ['Clear lies half way', [3, 3, 3], BASIC, 3.5],
    ['Not yet is 0', [1, 1, 1], BASIC, 0],
    ['a threshold at the top gives 0', [0, 0, 0], builtInScale('Mastered / Not yet'), 0],
    ['and 4', [1, 1, 1], builtInScale('Mastered / Not yet'), 4],
    ['the threshold of eight levels is 3', [5, 5, 5], builtInScale('Eight levels'), 3],
    ['below it in straight lines', [3, 3, 3], builtInScale('Eight levels'), 1.5],
  ])('%s', (_what, shown, scale, value) => {
    expect(outcomeOf(marzano, shown, scale).value).toBe(value);
  });

  test("an objective's own threshold decides where it stands", () => {
    const own = { value: 3, threshold: 'clear' };
    expect(outcomeOf(marzano, [own, own, own], BASIC).value).toBe(3);
  });

  test("without a scale of its own a table takes the class's numbers", () => {
    const rule = ruleOf({
      kind: 'average',
      bounds: [
        { letter: 'A', from: 2 },
        { letter: 'F', from: 0 },
      ],
    });
    expect(outcomeOf(rule, [2, 2, 2], BASIC)).toMatchObject({ value: 2, letter: 'A' });
  });
});

describe('rules of conditions (METHODS.md 4)', () => {
  const noOnes = preset('No ones');
  test.each([
    [[4, 3, 3, 3], 'A'],
    [[3, 3, 2, 2], 'B'],
    [[3, 2, 2, 2], 'C'],
    [[2, 2, 2, 2], 'D'],
    [[4, 4, 4, 1], 'I'],
  ])('No ones: %j is %s', (shown, letter) => {
    expect(outcomeOf(noOnes, shown).letter).toBe(letter);
  });

  const majority = preset('Majority of levels');
  test.each([
    [[4, 4, 3], 'A'],
    [[4, 4, 3, 3], 'B'],
    [[3, 3, 3], 'B'],
    [[3, 3, 2], 'C'],
    [[3, 3, 2, 2], 'NP'],
    [[4, 4, 4, 1], 'NP'],
  ])('Majority of levels: %j is %s', (shown, letter) => {
    expect(outcomeOf(majority, shown).letter).toBe(letter);
  });

  const critical = (value: number) => ({ value, critical: true });
  const must = preset('Must do / should do');
  test.each([
    [[critical(3), 3, 3], 'A'],
    [[critical(3), ...Array.from({ length: 8 }, () => 3), 2], 'B'],
    [[critical(3), 3, 2], 'C'],
    [[critical(2), 3, 3], 'I'],
  ])('Must do / should do: %j is %s', (shown, letter) => {
    expect(outcomeOf(must, shown).letter).toBe(letter);
  });

  const first = preset('Critical first');
  const five = (...values: number[]) => [critical(3), ...values];
  test.each([
    // Ten objectives, the first critical; the scale ends at 4 and is mastered from 3.
    ['nine of ten mastered, half at the top', [critical(4), 4, 4, 4, 4, 3, 3, 3, 3, 2], 'A'],
    ['four at the top are too few for A', [critical(4), 4, 4, 4, 3, 3, 3, 3, 3, 2], 'C'],
    ['eight mastered, half above the threshold', [critical(4), 4, 4, 4, 4, 3, 3, 3, 2, 2], 'B'],
    [
      'a critical one missing is no B',
      [critical(2), critical(4), critical(4), critical(4), 4, 4, 4, 4, 4, 4],
      'C',
    ],
    ['seven of ten', five(3, 3, 3, 3, 3, 3, 2, 2, 2), 'C'],
    ['half', five(3, 3, 3, 3, 2, 2, 2, 2, 2), 'D'],
    ['less than half', five(3, 3, 3, 2, 2, 2, 2, 2, 2), 'F'],
    ['no critical mastered', [critical(2), 4, 4, 4, 4], 'F'],
  ])('Critical first: %s', (_what, shown, letter) => {
    expect(outcomeOf(first, shown).letter).toBe(letter);
    expect(outcomeOf(preset('Critical first, I during the year'), shown).letter).toBe(
      letter === 'F' ? 'I' : letter,
    );
  });

  test('conditions over nothing are left aside, and above the threshold where there is nothing', () => {
    const two = builtInScale('Mastered / Not yet');
    const outcome = outcomeOf(first, [1, 1, 1, 1, 0], two);
    expect(outcome.letter).toBe('B');
    expect(outcome.figures.at(-1)?.conditions.map((figure) => figure.dropped)).toEqual([
      'nothing-in-scope',
      null,
      'no-level-above',
    ]);
  });

  test('a letter left without conditions does not hold', () => {
    const rule = ruleOf({
      kind: 'conditions',
      letters: [
        {
          letter: 'A',
          all: [{ scope: 'wholes', measure: 'share', level: 'mastered', atLeast: 1 }],
        },
        { letter: 'B', all: [{ scope: 'all', measure: 'count', level: 'mastered', atLeast: 2 }] },
      ],
      otherwise: 'F',
    });
    expect(outcomeOf(rule, [3, 3, 3]).letter).toBe('B');
  });

  test('one unit, a count, a level by key and by number', () => {
    const rule = ruleOf({
      kind: 'conditions',
      letters: [
        {
          letter: 'P',
          all: [
            { scope: { unit: 'Two' }, measure: 'share', level: 'near', atLeast: 1 },
            { scope: 'nice-to-know', measure: 'count', level: 4, atLeast: 1 },
          ],
        },
      ],
      otherwise: 'N',
    });
    const two = { value: 2, unit: 'Two' };
    expect(outcomeOf(rule, [two, two, 4]).letter).toBe('P');
    expect(outcomeOf(rule, [two, { ...two, value: 1 }, 4]).letter).toBe('N');
    expect(outcomeOf(rule, [two, two, 3]).letter).toBe('N');
  });

  test('shares are fractions as people write them', () => {
    const share = (atLeast: number) =>
      ruleOf({
        kind: 'conditions',
        letters: [
          { letter: 'P', all: [{ scope: 'all', measure: 'share', level: 'mastered', atLeast }] },
        ],
        otherwise: 'N',
      });
    expect(outcomeOf(share(0.7), [3, 3, 3, 3, 3, 3, 3, 2, 2, 2]).letter).toBe('P');
    expect(outcomeOf(share(0.71), [3, 3, 3, 3, 3, 3, 3, 2, 2, 2]).letter).toBe('N');
  });
});

describe('weights (METHODS.md 5)', () => {
  const weighted = ruleOf({
    kind: 'average',
    minimumCounted: 1,
    weights: { units: { One: 10, Two: 20, Three: 70 } },
    bounds: [
      { letter: 'A', from: 2.8 },
      { letter: 'F', from: 0 },
    ],
  });
  const one = { value: 3, unit: 'One' };
  const two = { value: 2.5, unit: 'Two' };
  const three = { value: 3, unit: 'Three' };
  test.each([
    ['all three', [one, two, three], 2.9],
    ['the first empty', [two, three], 2.89],
    ['the third empty', [one, two], 2.67],
    ['means within a unit', [one, { ...one, value: 1 }, three], 2.88],
  ])('%s', (_what, shown, value) => {
    expect(outcomeOf(weighted, shown).value).toBe(value);
  });

  test('critical objectives weigh as much as the rule says, units without a name as "*"', () => {
    const rule = ruleOf({
      kind: 'percent',
      weights: { critical: 3 },
      bounds: [
        { letter: 'A', from: 60 },
        { letter: 'F', from: 0 },
      ],
    });
    expect(outcomeOf(rule, [{ value: 3, critical: true }, 2, 2]).value).toBe(60);
    const star = ruleOf({
      kind: 'percent',
      minimumCounted: 1,
      weights: { units: { One: 1, '*': 3 } },
      bounds: [
        { letter: 'A', from: 60 },
        { letter: 'F', from: 0 },
      ],
    });
    expect(
      outcomeOf(star, [
        { value: 2, unit: 'One' },
        { value: 3, unit: 'Two' },
      ]).value,
    ).toBe(75);
    expect(
      outcomeOf(star, [
        { value: 2, unit: 'One' },
        { value: 3, unit: 'Two' },
        { value: 3, unit: 'Four' },
      ]).value,
    ).toBe(85.71);
  });

  test('nothing that carries weight is no grade', () => {
    const rule = ruleOf({
      kind: 'percent',
      weights: { units: { One: 1, Two: 0 } },
      bounds: [
        { letter: 'A', from: 60 },
        { letter: 'F', from: 0 },
      ],
    });
    const two = { value: 3, unit: 'Two' };
    expect(outcomeOf(rule, [two, two, two])).toMatchObject({ letter: 'NG', kind: 'no-grade' });
  });
});

test.each([
  ['A', 95],
  ['B+', 88],
  ['C-', 72],
  ['F', 55],
  ['NG', null],
  ['I', null],
  ['NP', null],
  ['AB', null],
])('%s hands in %s', (code, number) => {
  expect(handInFor(preset('Plain'), code)).toEqual({ code, number });
});

test("a rule's own codes and numbers go before, those of outcomes without a row too", () => {
  const rule = ruleOf({
    kind: 'percent',
    bounds: [
      { letter: 'P', from: 60, handIn: { code: 'PASS', number: 100 } },
      { letter: 'F', from: 0, handIn: { code: '1' } },
    ],
    handIn: { I: { code: 'INC' }, NG: { code: 'X', number: 0 } },
  });
  expect(handInFor(rule, 'P')).toEqual({ code: 'PASS', number: 100 });
  expect(handInFor(rule, 'F')).toEqual({ code: '1', number: 55 });
  expect(handInFor(rule, 'I')).toEqual({ code: 'INC', number: null });
  expect(handInFor(rule, 'NG')).toEqual({ code: 'X', number: 0 });
});
