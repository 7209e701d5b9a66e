import { beforeEach, describe, expect, test } from 'vitest';
import { localDay } from '../../../electron/host/effects.ts';
import { endOfDay } from '../../../electron/host/letters/as-known-on.ts';
import { algebraEach } from '../../helpers/algebra.ts';

const algebra = algebraEach();

const HOUR = 3_600_000;
const wait = (hours: number) => {
  algebra.host.clock.millis += hours * HOUR;
};
// While the clock stands still, each step comes a millisecond after the one before.
const now = () => new Date(algebra.host.clock.millis + 1000).toISOString();

beforeEach(() => wait(1));

/** Value of the first student's first cell. */
async function value(knownOn?: string, asOf?: string) {
  const grid = await algebra.host.ask('grid.get', {
    class: algebra.built.class,
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  return grid.rows.value[0];
}

describe('as known on', () => {
  test('evidence that arrived later is not there, whatever day it shows', async () => {
    await algebra.record(0, 'A1', 'basic');
    const then = now();
    wait(1);
    await algebra.record(0, 'A1', 'deep', { on: '2026-09-01' });
    expect(await value()).toBe(4);
    expect(await value(then)).toBe(2);
    expect(await value(now())).toBe(4);
  });

  test('what was voided or undone later still counts', async () => {
    const { evidence } = await algebra.record(0, 'A1', 'deep');
    const then = now();
    wait(1);
    await algebra.host.ask('evidence.void', { evidence, reason: 'another student' });
    expect(await value()).toBe(null);
    expect(await value(then)).toBe(4);
    await algebra.host.ask('history.undo', {});
    const voidBack = now();
    wait(1);
    await algebra.host.ask('history.undo', {});
    expect(await value()).toBe(null);
    expect(await value(voidBack)).toBe(4);
  });

  test('rules, plans, thresholds, overrides and names are those of the day', async () => {
    await algebra.record(0, 'A1', 'basic', { on: '2026-11-01' });
    await algebra.record(0, 'A1', 'deep', { on: '2026-11-02' });
    await algebra.record(0, 'A1', 'not-yet', { on: '2026-11-03' });
    const then = now();
    wait(1);
    const { class: classId } = algebra.built;
    await algebra.host.ask('class.save', { class: classId, method: 'latest', threshold: 'clear' });
    await algebra.host.ask('plan.due', {
      class: classId,
      objectives: [algebra.objective('A1')],
      on: null,
    });
    expect(await value()).toBe(1);
    expect(await value(then)).toBe(4);
    const cell = {
      class: classId,
      student: algebra.student(0),
      objective: algebra.objective('A1'),
    };
    const past = await algebra.host.ask('cell.get', { ...cell, knownOn: then });
    expect(past).toMatchObject({ threshold: 'basic', due: '2026-10-05', status: 'mastered' });
    expect(await algebra.host.ask('cell.get', cell)).toMatchObject({
      threshold: 'clear',
      due: null,
    });
  });

  test('a date means the end of that local day', async () => {
    const day = localDay(algebra.host.clock.millis);
    await algebra.record(0, 'A1', 'basic');
    wait(24);
    await algebra.record(0, 'A1', 'deep');
    expect(await value(day, '2026-11-11')).toBe(2);
    expect(await value(localDay(algebra.host.clock.millis), '2026-11-11')).toBe(4);
  });

  test('the history ends there too', async () => {
    await algebra.record(0, 'A1', 'basic');
    const then = now();
    wait(1);
    await algebra.record(0, 'A1', 'deep');
    const cell = {
      class: algebra.built.class,
      student: algebra.student(0),
      objective: algebra.objective('A1'),
    };
    const past = await algebra.host.ask('evidence.history', { ...cell, knownOn: then });
    expect(past.attempts).toHaveLength(1);
    expect(past.changes).toHaveLength(1);
  });

  test('letters too, and looking changes nothing', async () => {
    for (const code of ['A1', 'A2', 'A4']) await algebra.record(0, code, 'basic');
    const then = now();
    wait(1);
    for (const code of ['A1', 'A2', 'A4']) {
      await algebra.record(1, code, 'basic');
      await algebra.record(0, code, 'deep');
    }
    const ask = { class: algebra.built.class, term: null };
    const before = await algebra.host.ask('history.list', {});
    const past = await algebra.host.ask('letters.get', { ...ask, knownOn: then });
    const present = await algebra.host.ask('letters.get', ask);
    expect(past.students.map((one) => one.letter)).not.toEqual(
      present.students.map((one) => one.letter),
    );
    expect(await algebra.host.ask('letters.get', { ...ask, knownOn: now() })).toEqual(present);
    expect(await algebra.host.ask('history.list', {})).toEqual(before);
  });

  test('before the class was there, it says so in one sentence', async () => {
    const ask = { class: algebra.built.class, knownOn: '2020-01-01' };
    expect(await algebra.host.refused('grid.get', ask)).toMatchObject({
      code: 'INVALID',
      params: { value: '2020-01-01', why: 'the gradebook held no such class yet' },
    });
  });

  test.each(['', 'yesterday', '2026-13-01', '2026-11-10T25:00Z', '10 Nov 2026'])(
    '%j is no moment',
    async (knownOn) => {
      const ask = { class: algebra.built.class, knownOn };
      expect((await algebra.host.refused('grid.get', ask)).code).toBe('BAD_INPUT');
    },
  );
});

test.each([
  [0, '2026-11-10'],
  [-11 * HOUR, '2026-11-10'],
  [14 * HOUR, '2026-03-01'],
  [5.5 * HOUR, '2028-02-29'],
])('a day at %d ms from UTC ends in its last millisecond', (offset, date) => {
  const dayOf = (millis: number) => new Date(millis + offset).toISOString().slice(0, 10);
  const end = endOfDay(dayOf, date);
  expect([dayOf(end), dayOf(end + 1) > date]).toEqual([date, true]);
});
