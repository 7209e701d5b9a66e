import { describe, expect, test } from 'vitest';
import { EVERY_WEEKDAY } from '#shared/domain/calendar.ts';
import {
  classDaysBefore,
  daysPerObjective,
  doneBy,
  type Remaining,
  shiftDates,
  whatMustGive,
} from '#shared/domain/cycle/pacing.ts';

const calendar = {
  ...EVERY_WEEKDAY,
  first: '2026-08-24',
  last: '2027-05-28',
  exceptions: new Map([['2026-11-11', 'off' as const]]),
};

describe('dates that move', () => {
  test.each([
    ['a day later', '2026-11-09', 1, ['2026-11-10', '2026-11-12', null]],
    ['over a day off and a weekend', '2026-11-06', 1, ['2026-11-10', '2026-11-12', null]],
    ['earlier', '2026-11-10', -1, [null, '2026-11-09', null]],
    ['by nothing', '2026-11-01', 0, [null, null, null]],
  ])('%s', (_, from, by, expected) => {
    const dues = ['2026-11-09', '2026-11-10', null];
    const moved = shiftDates(calendar, dues, from, by);
    expect(moved).toEqual(expected);
  });
  test('nothing moves to before the class began', () => {
    expect(classDaysBefore(calendar, '2026-08-25', 5)).toBe('2026-08-24');
    expect(classDaysBefore(calendar, '2026-08-24', 1)).toBe('2026-08-24');
  });
});

test('at this pace done by', () => {
  expect(daysPerObjective(0, 3)).toBeNull();
  expect(daysPerObjective(10, 0)).toBeNull();
  expect(daysPerObjective(9, 6)).toBe(1.5);
  expect(doneBy(calendar, '2026-11-09', 2, 1.5)).toBe('2026-11-13');
  expect(doneBy(calendar, '2026-11-09', 3, 1 / 3)).toBe('2026-11-10');
  expect(doneBy(calendar, '2026-11-09', 0, 2)).toBe('2026-11-09');
});

describe('what must give', () => {
  const crit = (...needs: number[]): Remaining => ({ critical: true, needs });
  const nice = (...needs: number[]): Remaining => ({ critical: false, needs });
  test.each<[string, Remaining[], number, number, object]>([
    ['all fit', [crit(), nice()], 4, 2, { fits: 2, drop: [], short: 0 }],
    [
      'the last nice-to-know goes first',
      [nice(), nice(), crit()],
      4,
      2,
      { fits: 2, drop: [1], short: 0 },
    ],
    [
      'what a critical one needs stays',
      [nice(), nice(), crit(1)],
      4,
      2,
      { fits: 2, drop: [0], short: 0 },
    ],
    [
      'also through others',
      [nice(), nice(0), crit(1), nice()],
      6,
      2,
      { fits: 3, drop: [3], short: 0 },
    ],
    [
      'what waits on it goes along',
      [nice(), nice(0), nice(), crit()],
      4,
      2,
      { fits: 2, drop: [1, 2], short: 0 },
    ],
    [
      'every critical one stays, even if they do not fit',
      [crit(), crit(), crit(), nice()],
      3,
      2,
      { fits: 1, drop: [3], short: 2 },
    ],
    ['no days left', [crit(), nice()], 0, 2, { fits: 0, drop: [1], short: 1 }],
    ['nothing left', [], 5, 2, { fits: 0, drop: [], short: 0 }],
  ])('%s', (_, remaining, days, pace, expected) => {
    expect(whatMustGive(remaining, days, pace)).toEqual(expected);
  });
});
