import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadDates } from '#shared/domain/plan-spread.ts';

/** Class days by number: d1, d2, … */
const days = (count: number) => Array.from({ length: count }, (_, i) => `d${i + 1}`);

describe('target dates over class days', () => {
  test.each([
    ['unit', [6, 6], 20, 'd10 d10 d10 d10 d10 d10 d20 d20 d20 d20 d20 d20'],
    ['unit', [1, 3], 8, 'd2 d8 d8 d8'],
    ['unit', [2, 1], 10, 'd7 d7 d10'],
    ['unit', [3], 5, 'd5 d5 d5'],
    ['objective', [2, 2], 8, 'd2 d4 d6 d8'],
    ['objective', [3], 10, 'd4 d7 d10'],
    ['objective', [2, 1], 3, 'd1 d2 d3'],
    // More objectives than days: several share one, none falls out.
    ['objective', [4], 2, 'd1 d1 d2 d2'],
    ['unit', [1, 1, 1], 1, 'd1 d1 d1'],
    // A unit without objectives takes no days.
    ['unit', [2, 0, 2], 4, 'd2 d2 d4 d4'],
  ] as const)('by %s, %j objectives over %i days: %s', (by, units, count, expected) => {
    expect(spreadDates(units, days(count), by).join(' ')).toBe(expected);
  });

  test('are none when there is no class day', () => {
    expect(spreadDates([2, 1], [], 'unit')).toEqual([null, null, null]);
  });

  test('never go back, stay within the days, and end on the last one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 180 }),
        fc.constantFrom('unit' as const, 'objective' as const),
        (units, count, by) => {
          const all = days(count);
          const dates = spreadDates(units, all, by).map((date) => all.indexOf(date ?? ''));
          expect(dates).toHaveLength(units.reduce((a, b) => a + b, 0));
          expect(dates.every((at, i) => at >= 0 && at >= (dates[i - 1] ?? 0))).toBe(true);
          expect(dates.at(-1)).toBe(count - 1);
        },
      ),
    );
  });
});
