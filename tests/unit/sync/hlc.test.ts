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
  test('reversing twice is the change itself', () => {
    expect(reverse(reverse(change('name', 'a', 'b')))).toEqual(change('name', 'a', 'b'));
  });
});
