import { describe, expect, test } from 'vitest';
import type { Attempt } from '#shared/domain/attempt.ts';
import {
  lackingAttempts,
  type ObjectiveRules,
  rulesFor,
  standingOf,
} from '#shared/domain/mastery.ts';

const RULES: ObjectiveRules = {
  method: 'highest',
  parameter: null,
  minimum: 1,
  threshold: 2,
  cut: 2,
  belowThreshold: 1,
  levels: [1, 2, 3, 4],
};

/** Attempts on consecutive days; a pair gives more than the number. */
function attempts(...list: (number | [number, Partial<Attempt>])[]): Attempt[] {
  return list.map((entry, i) => {
    const [value, more] = Array.isArray(entry) ? entry : [entry, {}];
    return {
      on: `2026-09-${String(i + 1).padStart(2, '0')}`,
      recordedAt: i,
      value,
      kind: 'check',
      support: null,
      countsFully: false,
      robust: null,
      aimed: null,
      source: null,
      ...more,
    };
  });
}

describe('status of a cell', () => {
  test('nothing recorded is not assessed', () => {
    expect(standingOf([], RULES, null).status).toBe('not-assessed');
  });
  test('below the threshold is not yet, at it is mastered', () => {
    expect(standingOf(attempts(1), RULES, null).status).toBe('not-yet');
    expect(standingOf(attempts(1, 2), RULES, null).status).toBe('mastered');
  });
  test('a method without a value yet is insufficient', () => {
    const rules = { ...RULES, method: 'n-times', parameter: 2 };
    expect(standingOf(attempts(3), rules, null)).toMatchObject({
      status: 'insufficient',
      value: null,
    });
    expect(standingOf(attempts(3, 2), rules, null)).toMatchObject({
      status: 'mastered',
      value: 2.5,
    });
  });
  test('fewer attempts than the objective asks for are insufficient', () => {
    const rules = { ...RULES, minimum: 2 };
    expect(standingOf(attempts(4), rules, null).status).toBe('insufficient');
    expect(standingOf(attempts(4, 1), rules, null).status).toBe('mastered');
  });
  test('pre-assessment and self never count', () => {
    const list = attempts([4, { kind: 'pre-assessment' }], [4, { kind: 'self' }]);
    expect(standingOf(list, RULES, null).status).toBe('not-assessed');
  });
  test('helped work counts at most as the level below the threshold', () => {
    expect(standingOf(attempts([4, { support: 'helped' }]), RULES, null).value).toBe(1);
    expect(standingOf(attempts([4, { support: 'accommodated' }]), RULES, null).value).toBe(4);
  });
  test('helped work counts as it is where the teacher said so', () => {
    const fully = attempts([4, { support: 'helped', countsFully: true }]);
    expect(standingOf(fully, RULES, null).value).toBe(4);
    expect(standingOf(attempts([4, { support: 'prompted' }]), RULES, null).value).toBe(4);
  });
  test('trying for more and failing does not take away what is held', () => {
    const latest = { ...RULES, method: 'latest' };
    expect(standingOf(attempts(3, [1, { aimed: 4 }]), latest, null).value).toBe(3);
    expect(standingOf(attempts(3, [1, { aimed: 4, kind: 'retention' }]), latest, null).value).toBe(
      1,
    );
    expect(standingOf(attempts(3, 1), latest, null).value).toBe(1);
  });
  test('an attempt aimed no higher than what is held counts when it fails', () => {
    const latest = { ...RULES, method: 'latest' };
    expect(standingOf(attempts(3, [1, { aimed: 3 }]), latest, null).value).toBe(1);
    expect(standingOf(attempts(3, [1, { aimed: 2 }]), latest, null).value).toBe(1);
  });
  test('an attempt aimed higher that comes out at the level held counts', () => {
    const average = { ...RULES, method: 'average' };
    expect(standingOf(attempts(2, 3, [3, { aimed: 4 }]), average, null).value).toBe(2.67);
  });
  test('a value calculated over the second cut is mastered', () => {
    const rules = { ...RULES, method: 'average', threshold: 3, cut: 2.6, levels: [0, 1, 2, 3, 4] };
    expect(standingOf(attempts(2, 3, 3), rules, null).status).toBe('mastered');
    expect(standingOf(attempts(2, 3), rules, null).status).toBe('not-yet');
  });
  test('what once reached the second cut was mastered, though it never reached the threshold', () => {
    const rules = { ...RULES, method: 'latest', threshold: 3, cut: 2.6, levels: [0, 1, 2, 3, 4] };
    expect(standingOf(attempts(2.7, 1), rules, null)).toMatchObject({
      status: 'not-yet',
      everMastered: true,
      slipped: true,
    });
  });
});

describe('stuck', () => {
  test('two attempts below, none mastered', () => {
    expect(standingOf(attempts(1), RULES, null).stuck).toBe(false);
    expect(standingOf(attempts(1, 1), RULES, null).stuck).toBe(true);
    expect(standingOf(attempts(1, 1, 2), RULES, null).stuck).toBe(false);
  });
  test('a corrective gives two new attempts', () => {
    const corrective = { on: '2026-09-02', recordedAt: 5 };
    expect(standingOf(attempts(1, 1), RULES, corrective).stuck).toBe(false);
    expect(standingOf(attempts(1, 1, 1), RULES, corrective).stuck).toBe(false);
    expect(standingOf(attempts(1, 1, 1, 1), RULES, corrective).stuck).toBe(true);
  });
  test('on one day the later recorded one decides', () => {
    const before = { on: '2026-09-02', recordedAt: 0 };
    const list = attempts(1, 1, [1, { on: '2026-09-02', recordedAt: 9 }]);
    expect(standingOf(list, RULES, before).stuck).toBe(true);
  });
});

describe('slipped', () => {
  test('mastered before and the value now below', () => {
    const latest = { ...RULES, method: 'latest' };
    expect(standingOf(attempts(2, 1), latest, null)).toMatchObject({
      status: 'not-yet',
      slipped: true,
      everMastered: true,
    });
    expect(standingOf(attempts(1, 1), latest, null).slipped).toBe(false);
  });
  test('the newest retention check below, until shown again', () => {
    const failed = attempts(3, [1, { kind: 'retention' }]);
    expect(standingOf(failed, RULES, null)).toMatchObject({ status: 'mastered', slipped: true });
    const shownAgain = attempts(3, [1, { kind: 'retention' }], 2);
    expect(standingOf(shownAgain, RULES, null).slipped).toBe(false);
  });
});

describe('all that is said of a standing at once', () => {
  const no = { everMastered: false, stuck: false, slipped: false, onlyMultipleChoice: false };
  const latest = { ...RULES, method: 'latest' };
  const secondCut = { ...RULES, threshold: 3, cut: 2.6, levels: [0, 1, 2, 3, 4] };
  const choice = { robust: 'multiple choice' };
  test.each<[string, ObjectiveRules, Attempt[], object]>([
    ['nothing recorded', RULES, [], { ...no, status: 'not-assessed', value: null }],
    [
      'nothing that counts',
      RULES,
      attempts([4, { kind: 'self' }]),
      { ...no, status: 'not-assessed', value: null },
    ],
    [
      'mastered at once',
      RULES,
      attempts(2),
      { ...no, status: 'mastered', value: 2, everMastered: true },
    ],
    [
      'mastered, and a later attempt that is no retention check came out below',
      RULES,
      attempts(3, 1),
      { ...no, status: 'mastered', value: 3, everMastered: true },
    ],
    [
      'not all attempts lie below, so it is slipped and not stuck',
      latest,
      attempts(2, 1),
      { ...no, status: 'not-yet', value: 1, everMastered: true, slipped: true },
    ],
    [
      'mastered by the second of three only',
      latest,
      attempts(1, 2, 1),
      { ...no, status: 'not-yet', value: 1, everMastered: true, slipped: true },
    ],
    [
      'one attempt at the threshold, the value never there',
      { ...RULES, method: 'average', threshold: 3, cut: 3 },
      attempts(1, 3, 1),
      { ...no, status: 'not-yet', value: 1.67 },
    ],
    [
      'mastered over the second cut by attempts that all lie below the threshold',
      { ...secondCut, method: 'average' },
      attempts(2.7, 2.7),
      { ...no, status: 'mastered', value: 2.7, everMastered: true },
    ],
    [
      'without a value nobody is below',
      { ...RULES, method: 'n-times', parameter: 3 },
      attempts(1, 1),
      { ...no, status: 'insufficient', value: null },
    ],
    [
      'nor is anything mastered, also where the threshold is 0',
      { ...RULES, method: 'n-times', parameter: 3, threshold: 0, cut: 0, levels: [0, 1] },
      attempts(1),
      { ...no, status: 'insufficient', value: null },
    ],
    [
      'what is shown by no run of attempts is the lowest level of the scale',
      { ...RULES, method: 'streak', parameter: 2 },
      attempts(4),
      { ...no, status: 'not-yet', value: 1 },
    ],
    [
      'only what shows it is asked how it was shown',
      RULES,
      attempts(1, [3, choice]),
      { ...no, status: 'mastered', value: 3, everMastered: true, onlyMultipleChoice: true },
    ],
  ])('%s', (_, rules, list, expected) => {
    expect(standingOf(list, rules, null)).toEqual(expected);
  });
});

test('mastered by multiple choice alone is seen', () => {
  const choice = { robust: 'multiple choice' };
  expect(standingOf(attempts([3, choice]), RULES, null).onlyMultipleChoice).toBe(true);
  expect(standingOf(attempts([3, choice], 2), RULES, null).onlyMultipleChoice).toBe(false);
  expect(standingOf(attempts([1, choice]), RULES, null).onlyMultipleChoice).toBe(false);
  const second = { ...RULES, method: 'average', threshold: 3, cut: 2.6, levels: [0, 1, 2, 3, 4] };
  expect(standingOf(attempts([2.7, choice]), second, null).onlyMultipleChoice).toBe(true);
  expect(standingOf(attempts([3, choice], 2.7), second, null).onlyMultipleChoice).toBe(false);
  const curve = { ...RULES, method: 'power-law', threshold: 3.5, cut: 3.5 };
  const rising = attempts([1, choice], [3, choice], [3, choice]);
  expect(standingOf(rising, curve, null)).toMatchObject({ value: 3.54, onlyMultipleChoice: true });
  const explained = attempts([1, choice], [3, choice], 3);
  expect(standingOf(explained, curve, null).onlyMultipleChoice).toBe(false);
});

describe('how many attempts are wanted before there is a value', () => {
  test.each<[string, Partial<ObjectiveRules>, number[], number]>([
    ['a value is there', {}, [1], 0],
    ['the objective asks for three', { minimum: 3 }, [4], 2],
    ['n-times counts those at the threshold', { method: 'n-times', parameter: 3 }, [2, 1, 3], 1],
    ['n-times of its own parameter', { method: 'n-times' }, [], 5],
    ['n-times leaves out those below', { method: 'n-times', parameter: 3 }, [2, 1], 2],
    [
      'a run of four is no number of attempts',
      { method: 'streak', parameter: 4, minimum: 3 },
      [1],
      2,
    ],
    ['both at once', { method: 'n-times', parameter: 1, minimum: 4 }, [2], 3],
  ])('%s', (_, more, list, wanted) => {
    expect(lackingAttempts(attempts(...list), { ...RULES, ...more })).toBe(wanted);
  });
});

describe('mastered at some time', () => {
  test('by the curve of the power law, which can lie above every score', () => {
    const rules = { ...RULES, method: 'power-law', threshold: 3.5, cut: 3.5 };
    const rising = standingOf(attempts(1, 3, 3), rules, null);
    expect(rising).toMatchObject({ status: 'mastered', value: 3.54 });
    const fallen = standingOf(attempts(1, 3, 3, 1, 1), rules, null);
    expect(fallen).toMatchObject({ status: 'not-yet', everMastered: true, slipped: true });
  });
  test('by a value that only rounding brought up', () => {
    const rules = { ...RULES, method: 'latest', threshold: 3, cut: 3 };
    expect(standingOf(attempts(2.995, 1), rules, null)).toMatchObject({ everMastered: true });
    expect(standingOf(attempts(2.994, 1), rules, null)).toMatchObject({ everMastered: false });
  });
});

describe('the rules of an objective in a class', () => {
  const scale = {
    id: 's',
    name: 'Four points',
    threshold: 'mastery',
    calculatedThreshold: 2.6,
    builtIn: false,
    levels: ['none', 'below', 'near', 'mastery', 'exceeds'].map((key, value) => ({
      id: key,
      key,
      name: key.toUpperCase(),
      value,
      cut: null,
      glyph: null,
      colour: null,
    })),
  };
  const own = { threshold: null, method: null, parameter: null, minimum: null };
  const average = { threshold: null, method: 'average', parameter: null };
  const highest = { ...average, method: 'highest' };

  test.each<[string, object, object, object]>([
    ['the second cut is for averaging methods', {}, average, { threshold: 3, cut: 2.6 }],
    ['and not for the others', {}, highest, { threshold: 3, cut: 3 }],
    [
      'a threshold of the class knows no second cut',
      {},
      { ...average, threshold: 'near' },
      { cut: 2 },
    ],
    ['nor does one of the objective', { threshold: 'exceeds' }, average, { threshold: 4, cut: 4 }],
    ['by key', { threshold: 'near' }, highest, { threshold: 2, belowThreshold: 1 }],
    ['by number', { threshold: '2' }, highest, { threshold: 2 }],
    ['by name', { threshold: 'Near' }, highest, { threshold: 2 }],
    ['the lowest level has none below', { threshold: 'none' }, highest, { belowThreshold: 0 }],
    ['how many attempts it asks for', { minimum: 3 }, highest, { minimum: 3 }],
    ['all numbers of the scale', {}, highest, { levels: [0, 1, 2, 3, 4] }],
    ['an unknown level is none', { threshold: 'gold' }, highest, { threshold: 3 }],
    [
      'the own method brings its own parameter',
      { method: 'streak' },
      { ...average, method: 'decaying', parameter: 80 },
      { method: 'streak', parameter: null },
    ],
    [
      'the class says the rest',
      {},
      { ...average, method: 'decaying', parameter: 80 },
      { method: 'decaying', parameter: 80, minimum: 1 },
    ],
  ])('%s', (_, mine, ofClass, expected) => {
    const rules = rulesFor(scale, { ...own, ...mine }, ofClass as typeof average);
    expect(rules).toMatchObject(expected);
  });
});
