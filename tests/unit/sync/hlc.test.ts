import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, reverse, squash } from '#shared/sync/change.ts';
import {
  encodeHlc,
  HLC_ZERO,
  LAST_MILLIS,
  latestTaken,
  parseHlc,
  receive,
  tick,
} from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';

const time = fc.integer({ min: -1_000, max: 4_102_444_800_000 });
const clock = fc.record({
  millis: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  counter: fc.integer({ min: 0, max: 0xffff }),
});

describe('hybrid clock', () => {
  test('each stamp is later than the one before, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 2 }), (times) => {
        let now = HLC_ZERO;
        let last = encodeHlc(now);
        for (const at of times) {
          now = tick(now, at);
          expect(encodeHlc(now) > last).toBe(true);
          last = encodeHlc(now);
        }
      }),
    );
  });
  test('a stamp from elsewhere, however far ahead, never makes later local ones lose', () => {
    fc.assert(
      fc.property(clock, clock, time, (local, remote, at) => {
        const seen = receive(local, remote, at);
        const next = encodeHlc(tick(seen, at));
        expect(next > encodeHlc(local)).toBe(true);
        expect(next > encodeHlc(remote)).toBe(true);
      }),
    );
  });
  test('whatever was taken leaves room: what follows it is taken a moment later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ max: 9e15 }), (now, wall) => {
        let here = receive(HLC_ZERO, { millis: latestTaken(now), counter: 0xffff }, now);
        for (let i = 0; i < 50; i += 1) here = tick(here, wall);
        expect(here.millis).toBeLessThanOrEqual(latestTaken(now + 5));
        expect(encodeHlc(here)).toHaveLength(16);
      }),
    );
    expect(encodeHlc({ millis: LAST_MILLIS, counter: 0xffff })).toHaveLength(16);
  });
  test('a wall clock beyond the year 9999 is taken for its end; stamps rise by their counter from there', () => {
    const end = Date.UTC(10_000, 0, 1) - 1;
    expect(tick(HLC_ZERO, 9e15)).toEqual({ millis: end, counter: 0 });
    expect(receive(HLC_ZERO, HLC_ZERO, 9e15)).toEqual({ millis: end, counter: 0 });
    expect(tick({ millis: end, counter: 3 }, 9e15)).toEqual({ millis: end, counter: 4 });
  });
  test.each([
    ['the wall clock is ahead', { millis: 5, counter: 7 }, { millis: 6, counter: 9 }, 10, 10, 0],
    ['this file is ahead', { millis: 20, counter: 7 }, { millis: 6, counter: 900 }, 10, 20, 8],
    ['the other is ahead', { millis: 5, counter: 900 }, { millis: 30, counter: 2 }, 10, 30, 3],
    ['both are, of one moment', { millis: 30, counter: 4 }, { millis: 30, counter: 2 }, 10, 30, 5],
    ['the wall clock is just there', { millis: 10, counter: 4 }, HLC_ZERO, 10, 10, 5],
    ['a moment is used up', { millis: 30, counter: 0xffff }, HLC_ZERO, 10, 31, 0],
    ['its last count is free', { millis: 30, counter: 0xfffe }, HLC_ZERO, 10, 30, 0xffff],
  ])(
    'what is seen moves the clock on by no more than it must: %s',
    (_, local, remote, now, millis, counter) => {
      expect(receive(local, remote, now)).toEqual({ millis, counter });
    },
  );
  test('a moment whose counts are used up is followed by the next one', () => {
    expect(tick({ millis: 30, counter: 0xfffe }, 10)).toEqual({ millis: 30, counter: 0xffff });
    expect(tick({ millis: 30, counter: 0xffff }, 10)).toEqual({ millis: 31, counter: 0 });
    expect(tick({ millis: 30, counter: 0xffff }, 30)).toEqual({ millis: 31, counter: 0 });
  });
  test('text and clock are two forms of one thing', () => {
    fc.assert(
      fc.property(clock, (one) => {
        expect(parseHlc(encodeHlc(one))).toEqual(one);
      }),
    );
    expect(parseHlc('not a stamp')).toBeNull();
  });
});

describe('changes', () => {
  const change = (field: string, before: string | null, after: string | null): Change => ({
    entity: 'course',
    row: 'r',
    field,
    before,
    after,
  });
  test('a run of changes to one field is its first before and last after', () => {
    expect(
      squash([change('name', 'a', 'b'), change('code', null, 'x'), change('name', 'b', 'c')]),
    ).toEqual([change('name', 'a', 'c'), change('code', null, 'x')]);
  });
  test('there and back is nothing', () => {
    expect(squash([change('name', 'a', 'b'), change('name', 'b', 'a')])).toEqual([]);
  });
  describe('of a run that creates, changes and removes rows', () => {
    type Row = Record<string, Json> | null;
    const fields = ['name', 'code'] as const;
    const steps = fc.array(
      fc.record({
        row: fc.nat(1),
        field: fc.constantFrom('*', ...fields),
        to: fc.constantFrom('a', 'b', null),
      }),
      { maxLength: 12 },
    );
    const first = fc.constantFrom<Row>(null, { name: 'a', code: 'b' }, { name: null, code: 'a' });
    /** A run as a handler writes it: only a row that is there is changed; a removal names its values. */
    const run = (
      start: readonly Row[],
      drawn: readonly { row: number; field: string; to: string | null }[],
    ) => {
      const rows = [...start];
      const changes: Change[] = [];
      for (const { row, field, to } of drawn) {
        const is = rows[row] ?? null;
        const one = { entity: 'course' as const, row: `r${row}`, field };
        if (field === '*') {
          rows[row] = is ? null : { name: to, code: to };
          changes.push({ ...one, before: is, after: rows[row] ?? null });
        } else if (is) {
          rows[row] = { ...is, [field]: to };
          changes.push({ ...one, before: is[field] ?? null, after: to });
        }
      }
      return { rows, changes };
    };
    const played = (start: readonly Row[], changes: readonly Change[]): Row[] =>
      changes.reduce(
        (rows, { row, field, after }) =>
          rows.map((is, i) => {
            if (row !== `r${i}`) return is;
            return field === '*' ? (after as Row) : is && { ...is, [field]: after };
          }),
        [...start],
      );

    test('what is left leads to the same rows in any order, back again too, with one word for each', () => {
      let words = 0;
      fc.assert(
        fc.property(fc.tuple(first, first), steps, (start, drawn) => {
          const { rows, changes } = run(start, drawn);
          const left = squash(changes, () => true);
          words += left.length;
          expect(played(start, left)).toEqual(rows);
          expect(played(start, left.toReversed())).toEqual(rows);
          expect(played(rows, left.map(reverse))).toEqual(start);
          const ofRows = new Set(left.filter((c) => c.field === '*').map((c) => c.row));
          expect(left.filter((c) => c.field !== '*' && ofRows.has(c.row))).toEqual([]);
          expect(new Set(left.map((c) => `${c.row} ${c.field}`)).size).toBe(left.length);
          expect(left.filter((c) => JSON.stringify(c.before) === JSON.stringify(c.after))).toEqual(
            [],
          );
        }),
        { numRuns: 500 },
      );
      expect(words).toBeGreaterThan(100);
    });
    test('a row whose values do not travel with it keeps the words of its fields', () => {
      const made = [change('*', null, 'row'), change('name', null, 'a'), change('name', 'a', 'b')];
      expect(squash(made)).toEqual([change('*', null, 'row'), change('name', null, 'b')]);
    });
  });
  test('reversing twice is the change itself', () => {
    expect(reverse(reverse(change('name', 'a', 'b')))).toEqual(change('name', 'a', 'b'));
  });
});
