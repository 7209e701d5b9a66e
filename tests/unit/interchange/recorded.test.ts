import { afterEach, describe, expect, test, vi } from 'vitest';
import { readCsv } from '../../../electron/host/interchange/csv-table.ts';
import { readEvidence } from '../../../electron/host/interchange/evidence-csv.ts';
import { createProblems } from '../../../electron/host/interchange/problem.ts';

afterEach(() => vi.unstubAllEnvs());

/** When a row was recorded at which this is written; or the sentence that leaves it out of the row. */
function recorded(written: string): number | string | null {
  const problems = createProblems();
  const text = `Student ID,Objective,Date,Level,Recorded\n001,C1,2026-10-01,clear,"${written}"\n`;
  const table = readCsv('e.csv', text, null, problems);
  const { entries, refused } = readEvidence(table, null, problems);
  const [problem, ...more] = problems.list();
  const [entry] = entries;
  if (!entry) throw new Error('The row is not taken.');
  expect([entries.length, refused, more]).toEqual([1, 0, []]);
  if (!problem) return entry.recordedAt;
  expect(problem).toMatchObject({ row: 2, column: 'Recorded', value: written });
  expect(entry.recordedAt).toBeNull();
  return problem.rule;
}

const LEFT_OUT =
  'This is not an instant with its zone; it is left out. Write it as 2026-09-30T14:05:00Z.';

describe.each([
  ['Pacific/Kiritimati', -840],
  ['America/St_Johns', 210],
])('in %s', (zone, offset) => {
  const there = (): void => {
    vi.stubEnv('TZ', zone);
    // Else the table would be read twice in one zone.
    expect(new Date('2026-01-15T12:00:00Z').getTimezoneOffset()).toBe(offset);
  };

  test.each([
    ['', null],
    ['2026-10-01T14:05:09.123Z', Date.UTC(2026, 9, 1, 14, 5, 9, 123)],
    ['2026-10-01T14:05:09Z', Date.UTC(2026, 9, 1, 14, 5, 9)],
    ['2026-10-01T14:05Z', Date.UTC(2026, 9, 1, 14, 5)],
    ['2026-10-01T14:05:09.1234567Z', Date.UTC(2026, 9, 1, 14, 5, 9, 123)],
    ['2026-10-01T14:05:09+05:30', Date.UTC(2026, 9, 1, 8, 35, 9)],
    ['2026-10-01T22:05:09-03:30', Date.UTC(2026, 9, 2, 1, 35, 9)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ])('%j is the same instant', (written, millis) => {
    there();
    expect(recorded(written)).toBe(millis);
  });

  test.each([
    // Each laptop would read these in its own zone.
    '2026-10-01T14:05:09',
    '2026-10-01 14:05',
    '10/1/2026 14:05:09',
    '1 Oct 2026 14:05',
    'Oct 1, 2026',
    '2026/10/01',
    // These have a zone, or none is needed, but they are no instants of the format.
    '2026-10-01',
    '2026-10',
    '2026',
    '2026-10-01 14:05:09Z',
    '2026-10-01t14:05:09z',
    'Thu, 01 Oct 2026 14:05:09 GMT',
    '+002026-10-01T14:05:09Z',
    '1790863509000',
    // The calendar and the clock lack these.
    '2026-02-29T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-10-01T24:00:00Z',
    '2026-10-01T12:60:00Z',
    '2026-10-01T12:00:60Z',
    '2026-10-01T12:00:00+15:00',
    '1969-12-31T23:59:59Z',
    'yes',
  ])('%j is left out in a sentence, and the row is taken', (written) => {
    there();
    expect(recorded(written)).toBe(LEFT_OUT);
  });
});
