import { describe, expect, test } from 'vitest';
import { currentUnit } from '#shared/domain/current-unit.ts';

describe('where a class is', () => {
  const planned = (unit: string, due: string | null) => ({ unit, due });
  const plan = [planned('1', '2026-09-10'), planned('2', '2026-10-10'), planned('3', '2026-11-10')];
  test.each([
    ['2026-09-01', 1],
    ['2026-09-10', 1],
    ['2026-09-11', 2],
    ['2026-12-24', 3],
  ])('on %s it works on unit %i of 3', (day, number) => {
    expect(currentUnit(plan, day)).toEqual({ number, count: 3 });
  });
  test('without dates nothing is said', () => {
    expect(currentUnit([planned('1', null)], '2026-11-10')).toBeNull();
    expect(currentUnit([], '2026-11-10')).toBeNull();
  });
});
