import { describe, expect, test } from 'vitest';
import { agreementsOf, type Judgement } from '#shared/domain/agreement.ts';

const steps = new Map([['four', 4]]);
const judged = (cell: string, assessor: string, step: number, on = '2026-11-03'): Judgement => ({
  cell,
  student: cell,
  scale: 'four',
  assessor,
  on,
  step,
});
const both = (cell: string, a: number, b: number): Judgement[] => [
  judged(cell, 'Kim', a),
  judged(cell, 'Ode', b),
];

describe('agreement of assessors', () => {
  test('all alike is 1, and worked by hand otherwise', () => {
    const alike = [...both('a', 0, 0), ...both('b', 3, 3)];
    expect(agreementsOf(alike, steps)).toEqual([
      { assessors: ['Kim', 'Ode'], pairs: 2, students: 2, blind: 0, exact: 1, kappa: 1 },
    ]);
    // Observed: one step apart once of four pairs: 1/9. Expected: by the marginals 0,1,2,3 and 0,1,2,2.
    const near = [...both('a', 0, 0), ...both('b', 1, 1), ...both('c', 2, 2), ...both('d', 3, 2)];
    const expected = [0, 1, 2, 3]
      .flatMap((a) => [0, 1, 2, 2].map((b) => (a - b) ** 2 / 9))
      .reduce((sum, w) => sum + w / 4, 0);
    const [found] = agreementsOf(near, steps);
    expect(found).toMatchObject({ pairs: 4, exact: 0.75 });
    expect(found?.kappa).toBeCloseTo(1 - 1 / 9 / expected, 12);
  });

  test('only one level ever said has no kappa', () => {
    expect(agreementsOf([...both('a', 2, 2), ...both('b', 2, 2)], steps)[0]?.kappa).toBeNull();
  });

  test('more than 30 days, one assessor, or two scales make no pair', () => {
    const far = [judged('a', 'Kim', 1, '2026-09-01'), judged('a', 'Ode', 1, '2026-10-02')];
    expect(agreementsOf(far, steps)).toEqual([]);
    const near = [judged('a', 'Kim', 1, '2026-09-01'), judged('a', 'Ode', 1, '2026-10-01')];
    expect(agreementsOf(near, steps)).toHaveLength(1);
    expect(agreementsOf([judged('a', 'Kim', 1), judged('a', 'Kim', 2)], steps)).toEqual([]);
    const other = { ...judged('a', 'Ode', 1), scale: 'eight' };
    expect(agreementsOf([judged('a', 'Kim', 1), other], steps)).toEqual([]);
  });

  test('the order of judgements changes nothing', () => {
    const list = [...both('a', 0, 1), ...both('b', 3, 1), ...both('c', 2, 2), ...both('d', 1, 3)];
    expect(agreementsOf([...list].reverse(), steps)).toEqual(agreementsOf(list, steps));
  });
});
