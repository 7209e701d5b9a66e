import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dated, thinned } from '../../../electron/host/files/backup-thinning.ts';

const DAY = 86_400_000;
/** A Sunday, noon UTC, so that weeks are easy to count. */
const NOW = Date.UTC(2026, 10, 22, 12);
const inUtc = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Backups by their age in days; `0.5k` is one that is kept by hand. */
const backups = (ages: string): Dated[] =>
  ages
    .split(' ')
    .filter(Boolean)
    .map((age) => ({
      file: age,
      at: NOW - Number.parseFloat(age) * DAY,
      ...(age.endsWith('k') ? { kept: true } : {}),
    }));

describe('of old backups', () => {
  test.each([
    ['', '', 'nothing there'],
    ['0 0.1 0.2 1 1.1 1.9', '', 'all of two days stay'],
    ['0 3 3.1 3.2', '3.1 3.2', 'the last one of a day stays'],
    ['0 3k 3.1k 3.2', '', 'those kept by hand stay and take nobody else’s place'],
    ['5 5.1', '5.1', 'the newest stays however old it is'],
    ['-1 0 3 3.1 3.2', '', 'nothing goes when the clock went backwards'],
    [
      '0 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22',
      '15 16 17 18 19 20 22',
      'after twelve days only the Sunday of each week stays',
    ],
    ['0 1.9 2.1 2.4', '2.1 2.4', 'the last of a day may be one of those that all stay'],
    ['0 3.1k 3.2 3.3', '3.3', 'one kept by hand is not the last one of its day'],
  ])('%s: %s go (%s)', (ages, gone) => {
    expect(thinned(backups(ages), NOW, inUtc).join(' ')).toBe(gone);
  });

  test.each([
    ['Sydney', 11],
    ['Auckland', 13],
    ['Kiritimati', 14],
    ['Honolulu', -10],
  ])('a school day in %s is one day, and a school week one week', (_, offset) => {
    const dayOf = (at: number) => inUtc(at + (offset * DAY) / 24);
    // Copies at 8:00, 12:00 and 16:00 on the wall, on 28 days up to a Sunday.
    const copies = Array.from({ length: 28 * 3 }, (__, n) => {
      const hour = 8 + (n % 3) * 4;
      const at = NOW - DAY / 2 + (hour - offset) * (DAY / 24) - Math.floor(n / 3) * DAY;
      return { file: `${dayOf(at)} ${hour}`, at };
    });
    const now = NOW + DAY / 2 - (offset * DAY) / 24;
    const gone = new Set(thinned(copies, now, dayOf));
    const left = copies.filter(({ file }) => !gone.has(file)).map(({ file }) => file);
    const old = left.filter((file) => file < '2026-11-21');
    expect(old.every((file) => file.endsWith(' 16'))).toBe(true);
    // All of the last two days, the last of twelve days before, and then of each week.
    expect([left.length - old.length, old.length]).toEqual([6, 14]);
  });

  test('a year of daily thinning leaves two days, twelve days, ten weeks and nine months', () => {
    let kept: Dated[] = [];
    for (let day = 0; day < 400; day += 1) {
      const now = NOW + day * DAY;
      kept.push({ file: `morning ${day}`, at: now - DAY / 4 }, { file: `evening ${day}`, at: now });
      const gone = new Set(thinned(kept, now, inUtc));
      kept = kept.filter((backup) => !gone.has(backup.file));
    }
    const ages = kept.map((b) => Math.floor((NOW + 399 * DAY - b.at) / DAY)).sort((a, b) => a - b);
    expect(ages.filter((age) => age < 2)).toHaveLength(4);
    expect(ages).toHaveLength(4 + 12 + 10 + 9);
    // The monthly ones reach back most of a year beyond the weekly ones.
    expect(ages.at(-1)).toBeGreaterThan(300);
  });

  test('of two of one moment the one later by name stays, in whatever order they are listed', () => {
    const at = NOW - 5 * DAY;
    const both = [...backups('0'), { file: 'a', at }, { file: 'b', at }];
    expect(thinned(both, NOW)).toEqual(['a']);
    expect(thinned(both.toReversed(), NOW)).toEqual(['a']);
  });

  test('the newest always stays, and thinning twice is thinning once', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(list, (quarters) => {
        const all = quarters.map((q) => ({ file: String(q), at: NOW - (q * DAY) / 2 }));
        const gone = new Set(thinned(all, NOW, inUtc));
        expect(gone.has(String(Math.min(...quarters)))).toBe(false);
        const rest = all.filter((b) => !gone.has(b.file));
        expect(thinned(rest, NOW, inUtc)).toEqual([]);
      }),
    );
  });
});
