import { describe, expect, test } from 'vitest';
import type { Attempt } from '#shared/domain/attempt.ts';
import { type ObjectiveRules, standingOf } from '#shared/domain/mastery.ts';

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

test('mastered by multiple choice alone is seen', () => {
  const choice = { robust: 'multiple choice' };
  expect(standingOf(attempts([3, choice]), RULES, null).onlyMultipleChoice).toBe(true);
  expect(standingOf(attempts([3, choice], 2), RULES, null).onlyMultipleChoice).toBe(false);
  expect(standingOf(attempts([1, choice]), RULES, null).onlyMultipleChoice).toBe(false);
});
