import { expect, test } from 'vitest';
import { innermostOn } from '../../../renderer/features/handing-in/innermost-term.ts';

const term = (id: string, start: string, end: string) => ({
  id,
  name: id,
  start,
  end,
  parent: null,
});
const TERMS = [
  term('year', '2026-08-24', '2027-06-04'),
  term('fall', '2026-08-24', '2026-12-18'),
  term('six 2', '2026-10-05', '2026-11-13'),
  term('spring', '2027-01-04', '2027-06-04'),
];

test.each([
  ['2026-11-10', 'six 2'],
  ['2026-11-14', 'fall'],
  ['2026-12-20', 'year'],
  ['2026-08-01', 'fall'],
  ['2027-07-01', null],
])('the term that closes first on %s is %s', (day, expected) => {
  expect(innermostOn(TERMS, day)).toBe(expected);
});
