import { describe, expect, test } from 'vitest';
import { flagBit, statusCode } from '#shared/domain/cell.ts';
import { assessedShares, countObjectives } from '#shared/domain/letter/counted.ts';
import { letterFor, percentLetter } from '#shared/domain/letter/percent.ts';
import { handInFor, PLAIN } from '#shared/domain/letter/rule.ts';
import type { StudentRow } from '#shared/domain/student-row.ts';

/** One sign per objective: M mastered, n not yet, . nothing, x excused. */
function row(signs: string, due: (string | null)[] = []): StudentRow {
  const status = [...signs].map((sign) =>
    statusCode(
      sign === 'M'
        ? 'mastered'
        : sign === 'n'
          ? 'not-yet'
          : sign === 'x'
            ? 'excused'
            : 'not-assessed',
    ),
  );
  return {
    status,
    level: status.map(() => 0),
    value: status.map(() => null),
    attempts: status.map(() => 0),
    flags: status.map(() => 0),
    due: status.map((_, i) => due[i] ?? '2026-10-01'),
    behind: 0,
    ahead: 0,
    mastered: 0,
    dueCount: 0,
  };
}

const NOBODY_CRITICAL = Array.from({ length: 12 }, () => false);

function context(rows: StudentRow[], more: object = {}) {
  const objectives = rows[0]?.status.length ?? 0;
  return {
    asOf: '2026-11-10',
    span: null,
    opened: Array.from({ length: objectives }, () => '2026-09-01' as string | null),
    assessedShare: assessedShares(rows, objectives),
    ...more,
  };
}

function letter(rows: StudentRow[], critical = NOBODY_CRITICAL, more: object = {}) {
  const own = rows[0] as StudentRow;
  return percentLetter(PLAIN, countObjectives(own, context(rows, more)), own, critical);
}

describe('percent of objectives mastered', () => {
  test.each([
    ['MMMMMMMMMn', 90, 'A'],
    ['MMMMMMMMnn', 80, 'B'],
    ['MMMn', 75, 'C'],
    ['MMn', 66.67, 'D'],
    ['Mnn', 33.33, 'F'],
  ])('%s is %d %% and %s', (signs, value, expected) => {
    expect(letter([row(signs)])).toMatchObject({ value, letter: expected });
  });

  test('bounds are inclusive, and what is shown is what is looked up', () => {
    const bounds = [
      { letter: 'A', from: 90 },
      { letter: 'B+', from: 88.6 },
      { letter: 'B', from: 0 },
    ];
    expect(letterFor(bounds, 89.99)).toBe('B+');
    expect(letterFor(bounds, 90)).toBe('A');
    expect(letterFor(bounds, 88.59)).toBe('B');
    expect(letterFor(bounds, -4)).toBe('B');
    expect(letterFor(bounds, 104)).toBe('A');
  });
});

describe('what counts', () => {
  test('excused, not open, due later and other terms stay out, each with its reason', () => {
    const own = row('MxMMM', [
      '2026-10-01',
      '2026-10-01',
      '2026-12-01',
      '2026-09-01',
      '2026-10-02',
    ]);
    const counting = countObjectives(
      own,
      context([own], {
        span: { start: '2026-09-15', end: '2026-12-31' },
        opened: ['2026-09-20', '2026-09-20', '2026-09-20', '2026-09-20', null],
      }),
    );
    expect(counting.counted.map((one) => one.position)).toEqual([0]);
    expect(counting.leftOut).toEqual([
      { position: 1, why: 'excused' },
      { position: 2, why: 'due-later' },
      { position: 3, why: 'other-term' },
      { position: 4, why: 'not-open' },
    ]);
  });
  test('without evidence it counts as not mastered where half the class has some', () => {
    const alone = letter([row('MMM.'), row('MMMM'), row('MMM.')]);
    expect(alone).toMatchObject({ counted: 3, letter: 'A' });
    const mostHave = letter([row('MMM.'), row('MMMM')]);
    expect(mostHave).toMatchObject({ counted: 4, value: 75, owed: [3] });
  });
  test('excused classmates do not make a class that has not begun', () => {
    expect(letter([row('MMM.'), row('MMMx'), row('MMMM')])).toMatchObject({ counted: 4 });
  });
});

describe('outcomes that are no letters', () => {
  test('fewer than three counted objectives give no grade', () => {
    expect(letter([row('MM')])).toMatchObject({ letter: 'NG', next: null });
    expect(letter([row('xxx')])).toMatchObject({ letter: 'NG', value: null });
  });
  test('a critical objective owed is incomplete, never silently a letter', () => {
    const rows = [row('MMM.'), row('MMMM')];
    expect(letter(rows, [false, false, false, true]).letter).toBe('I');
    expect(letter(rows).letter).toBe('C');
  });
  test('more than half owed is incomplete', () => {
    const full = row('MMMM');
    expect(letter([row('M...'), full, full]).letter).toBe('I');
    expect(letter([row('MM..'), full]).letter).toBe('F');
  });
  test('with nothing assessed there is no grade rather than an F', () => {
    expect(letter([row('....')]).letter).toBe('NG');
  });
});

describe('the way to the next letter', () => {
  test('critical before others, ready before blocked, plan order', () => {
    const own = row('MMMMnnnn');
    own.flags[4] = flagBit('blocked');
    expect(letter([own], [false, false, false, false, true, false, false, true])).toMatchObject({
      letter: 'F',
      next: { letter: 'D', objectives: [7] },
    });
  });
  test('as many as it takes and no more', () => {
    expect(letter([row('MMMMMMMnnn')]).next).toEqual({ letter: 'B', objectives: [7] });
    expect(letter([row('Mnnn')]).next).toEqual({ letter: 'D', objectives: [1, 2] });
    expect(letter([row('MMMM')]).next).toBeNull();
  });
});

test.each([
  ['A', 95],
  ['B+', 88],
  ['C-', 72],
  ['F', 55],
  ['NG', null],
  ['I', null],
])('%s hands in %s', (code, number) => {
  expect(handInFor(code)).toEqual({ code, number });
});
