import { expect, test } from 'vitest';
import { yearCalled } from '../../../renderer/features/settings/year-called.ts';

const again = (first: string | null) => ({ foldedOn: '2027-06-05', next: { first } });
const over = { foldedOn: '2027-06-05', next: null };

test.each([
  ['asked in autumn, the year after this one', '', [again('2027-08-23')], '2026-11-22', '2027–28'],
  [
    'by the earliest class',
    '',
    [again('2028-01-10'), again('2027-08-23')],
    '2027-05-01',
    '2027–28',
  ],
  ['without days by the end of the last class', '', [over, again(null)], '2026-11-22', '2027–28'],
  ['by the first day that is typed', '2028-08-21', [again('2027-08-23')], '2026-11-22', '2028–29'],
  ['over the turn of a century', '2099-08-23', [], '2099-05-01', '2099–00'],
  ['without classes by today', '', [], '2027-07-01', '2027–28'],
])('a new year is called %s', (_, first, ending, today, called) => {
  expect(yearCalled(first, ending, today)).toBe(called);
});
