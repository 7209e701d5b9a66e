import { describe, expect, test } from 'vitest';
import { reportingSpan } from '#shared/domain/letter/span.ts';
import { type Term, termTree, termTrouble } from '#shared/domain/term.ts';

const term = (name: string, start: string, end: string, parent: string | null = null): Term => ({
  id: name,
  name,
  start,
  end,
  parent,
});
const YEAR = term('Year', '2026-08-24', '2027-06-04');
const FALL = term('Fall', '2026-08-24', '2026-12-18', 'Year');
const SIX_1 = term('Six 1', '2026-08-24', '2026-10-02', 'Fall');
const SIX_2 = term('Six 2', '2026-10-05', '2026-11-13', 'Fall');
const PROGRESS = term('Progress', '2026-10-05', '2026-10-23', 'Six 2');
const SPRING = term('Spring', '2027-01-04', '2027-06-04', 'Year');
const ALL = [SPRING, PROGRESS, YEAR, SIX_2, FALL, SIX_1];
const days = ({ start, end }: Term) => ({ start, end });

describe('what a rule reports over', () => {
  test.each([
    [PROGRESS, 'this-term', days(PROGRESS)],
    [PROGRESS, 'semester', days(FALL)],
    [PROGRESS, 'year', days(YEAR)],
    [SIX_2, 'semester', days(FALL)],
    [FALL, 'semester', days(FALL)],
    [YEAR, 'semester', days(YEAR)],
    [YEAR, 'year', days(YEAR)],
  ] as const)('%o by %s', (from, span, expected) => {
    expect(reportingSpan(ALL, from, span)).toMatchObject(expected);
  });

  test('has no bounds for a year that is not written down', () => {
    const lone = [{ ...FALL, parent: null }, SIX_1];
    expect(reportingSpan(lone, SIX_1, 'semester')).toMatchObject(days(FALL));
    expect(reportingSpan(lone, SIX_1, 'year')).toBeNull();
  });

  test('ends with terms that hang in a circle, however that came about', () => {
    const circle = [
      { ...FALL, parent: 'Six 1' },
      { ...SIX_1, parent: 'Fall' },
    ];
    expect(reportingSpan(circle, SIX_1, 'semester')).not.toBeNull();
  });
});

test('a tree is read from the outside in, side by side by date', () => {
  expect(termTree(ALL).map(({ term: one, depth }) => `${depth} ${one.name}`)).toEqual([
    '0 Year',
    '1 Fall',
    '2 Six 1',
    '2 Six 2',
    '3 Progress',
    '1 Spring',
  ]);
});

describe('what is wrong with a term is said at the field that mends it', () => {
  test.each([
    [{ name: ' ', start: '2026-09-01', end: '2026-09-02' }, 'name', 'no-name'],
    [{ name: 'Fall ', start: '2026-09-01', end: '2026-09-02' }, 'name', 'name-taken'],
    [{ name: 'X', start: '2026-09-02', end: '2026-09-01' }, 'end', 'ends-before'],
    [{ name: 'X', start: '2026-12-01', end: '2027-01-29' }, 'end', 'crosses'],
    [{ name: 'X', start: '2026-08-01', end: '2026-12-18' }, null, null],
    [{ name: 'X', start: '2026-08-01', end: '2026-12-01' }, 'start', 'crosses'],
    [{ name: 'X', start: '2026-09-01', end: '2026-09-01' }, null, null],
  ])('%o', (draft, field, why) => {
    const trouble = termTrouble([FALL], draft);
    expect([trouble?.field ?? null, trouble?.why ?? null]).toEqual([field, why]);
  });
});
