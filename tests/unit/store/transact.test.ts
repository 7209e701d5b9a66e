import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Connection } from '../../../electron/host/store/connection.ts';
import { openConnection } from '../../../electron/host/store/connection.ts';
import { migrate } from '../../../electron/host/store/migrate.ts';
import { createDoor, type Door } from '../../../electron/host/transact.ts';
import { redo, undo } from '../../../electron/host/undo.ts';
import { NOON } from '../../helpers/memory-host.ts';

let db: Connection;
let door: Door;
let now = NOON;

beforeEach(async () => {
  now = NOON;
  db = await openConnection(':memory:');
  migrate(db);
  door = createDoor(
    db,
    { now: () => now, dayOf: () => '2026-11-10', newId: () => v7(), log: () => undefined },
    'device',
    () => 'Rivera',
  );
});
afterEach(() => db.close());

const courses = () =>
  db.prepare('SELECT name FROM course WHERE deleted = 0 ORDER BY key').pluck().all();
const steps = () => db.prepare('SELECT count(*) FROM op').pluck().get();
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const add = (n: number, name: string) =>
  door.transact({ name: 'course.create' }, (ctx) =>
    ctx.rows.insert('course', id(n), { name, code: null }),
  );
const rename = (n: number, name: string) =>
  door.transact({ name: 'course.save' }, (ctx) => ctx.rows.update('course', id(n), { name }));

describe('a transaction', () => {
  test('that throws leaves the file as before and is no step', () => {
    expect(() =>
      door.transact({ name: 'course.create' }, (ctx) => {
        ctx.rows.insert('course', id(1), { name: 'Chemistry', code: null });
        throw new TroubleError('INVALID', {});
      }),
    ).toThrow('INVALID');
    expect(courses()).toEqual([]);
    expect(steps()).toBe(0);
    add(1, 'Physics');
    expect(courses()).toEqual(['Physics']);
  });

  test('that changes nothing is no step', () => {
    add(1, 'Chemistry');
    const before = steps();
    expect(rename(1, 'Chemistry').op).toBeNull();
    const thereAndBack = door.transact({ name: 'course.save' }, (ctx) => {
      ctx.rows.update('course', id(1), { name: 'Physics' });
      ctx.rows.update('course', id(1), { name: 'Chemistry' });
    });
    expect(thereAndBack).toMatchObject({ op: null, changes: [] });
    expect(steps()).toBe(before);
    expect(courses()).toEqual(['Chemistry']);
  });

  test('is not outlived by what somebody makes of the gradebook as it was before', () => {
    add(1, 'Chemistry');
    const before = door.readCtx();
    expect(before.memo('courses', () => 'Chemistry')).toBe('Chemistry');
    rename(1, 'Physics');
    expect(before.memo('courses', () => 'half Chemistry')).toBe('half Chemistry');
    const after = door.readCtx();
    expect(after.memo('courses', () => 'Physics')).toBe('Physics');
    expect(before.memo('courses', () => 'half Chemistry')).toBe('half Chemistry');
    expect(after.memo('courses', () => 'never made')).toBe('Physics');
  });

  test('answers the kinds it changed, and journals each field once with both values', () => {
    add(1, 'Chemistry');
    const outcome = door.transact({ name: 'course.save' }, (ctx) => {
      ctx.rows.update('course', id(1), { name: 'Interim' });
      ctx.rows.update('course', id(1), { name: 'Physics' });
    });
    expect(outcome.changes).toEqual(['course']);
    expect(door.journal.changesOf(outcome.op ?? 0)).toEqual([
      { entity: 'course', row: id(1), field: 'name', before: 'Chemistry', after: 'Physics' },
    ]);
  });

  test('stamps rise even when the clock stands still or jumps back', () => {
    add(1, 'A');
    add(2, 'B');
    now -= 3_600_000;
    add(3, 'C');
    const stamps = db.prepare('SELECT hlc FROM op ORDER BY key').pluck().all() as string[];
    expect(stamps).toEqual([...new Set(stamps)].sort());
    const dates = db.prepare('SELECT at FROM op ORDER BY key').pluck().all();
    expect(dates).toEqual([NOON, NOON + 1, NOON - 3_600_000]);
  });
});

describe('undo and redo', () => {
  test('walk back and forth through the steps', () => {
    add(1, 'Chemistry');
    rename(1, 'Physics');
    undo(door, 'device');
    expect(courses()).toEqual(['Chemistry']);
    undo(door, 'device');
    expect(courses()).toEqual([]);
    expect(() => undo(door, 'device')).toThrow('NOTHING_TO_UNDO');
    redo(door, 'device');
    redo(door, 'device');
    expect(courses()).toEqual(['Physics']);
    expect(() => redo(door, 'device')).toThrow('NOTHING_TO_REDO');
    undo(door, 'device');
    expect(courses()).toEqual(['Chemistry']);
  });

  test('something new after an undo ends what could be redone', () => {
    add(1, 'Chemistry');
    undo(door, 'device');
    add(2, 'Biology');
    expect(() => redo(door, 'device')).toThrow('NOTHING_TO_REDO');
    undo(door, 'device');
    expect(courses()).toEqual([]);
  });

  test('survive a restart, since they read the journal', () => {
    add(1, 'Chemistry');
    const reopened = createDoor(
      db,
      { now: () => now, dayOf: () => '2026-11-10', newId: () => v7(), log: () => undefined },
      'device',
      () => null,
    );
    undo(reopened, 'device');
    expect(courses()).toEqual([]);
  });

  test('leave another device’s steps alone', () => {
    add(1, 'Chemistry');
    expect(() => undo(door, 'another')).toThrow('NOTHING_TO_UNDO');
  });

  test('keep history: undoing adds a step, it removes none', () => {
    add(1, 'Chemistry');
    const before = Number(steps());
    undo(door, 'device');
    expect(steps()).toBe(before + 1);
  });

  test('what a new file begins with cannot be taken back', () => {
    door.transact({ name: 'gradebook.create', role: 'setup' }, (ctx) =>
      ctx.rows.insert('course', id(1), { name: 'Chemistry', code: null }),
    );
    expect(() => undo(door, 'device')).toThrow('NOTHING_TO_UNDO');
  });

  test('a removed row comes back with its values', () => {
    add(1, 'Chemistry');
    door.transact({ name: 'course.remove' }, (ctx) => ctx.rows.remove('course', id(1)));
    expect(courses()).toEqual([]);
    undo(door, 'device');
    expect(courses()).toEqual(['Chemistry']);
  });
});

describe('what is kept in memory', () => {
  test('is made anew once what it is made from has moved, in the same transaction too', () => {
    const count = (ctx: Pick<ReturnType<Door['readCtx']>, 'memo'>) =>
      ctx.memo('count', () => courses().length);
    expect(count(door.readCtx())).toBe(0);
    door.transact({ name: 'course.create' }, (ctx) => {
      ctx.rows.insert('course', id(1), { name: 'Chemistry', code: null });
      expect(count(ctx)).toBe(1);
    });
    expect(count(door.readCtx())).toBe(1);
    expect(() =>
      door.transact({ name: 'course.create' }, (ctx) => {
        ctx.rows.insert('course', id(2), { name: 'Physics', code: null });
        expect(count(ctx)).toBe(2);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(count(door.readCtx())).toBe(1);
  });
});

test('taking back leaves alone what another laptop has written there since, and says how much', () => {
  const on = (device: string) =>
    createDoor(
      db,
      { now: () => now, dayOf: () => '2026-11-10', newId: () => v7(), log: () => undefined },
      device,
      () => 'Rivera',
    );
  const save = (device: string, values: { name?: string; code?: string }) => {
    now += 1000;
    on(device).transact({ name: 'course.save' }, (ctx) => ctx.rows.update('course', id(1), values));
  };
  const shown = () => db.prepare('SELECT name, code FROM course').raw().get();
  add(1, 'Chemistry');
  save('device', { name: 'Physics', code: 'PH' });
  save('other', { name: 'Biology' });
  expect(undo(on('device'), 'device').skipped).toBe(1);
  expect(shown()).toEqual(['Biology', null]);
  expect(redo(on('device'), 'device').skipped).toBe(0);
  expect(shown()).toEqual(['Biology', 'PH']);
  // Where nothing of it is left there is nothing to take back.
  save('device', { name: 'History' });
  save('other', { name: 'Geography' });
  expect(() => undo(on('device'), 'device')).toThrow('NOTHING_TO_UNDO');
  expect(shown()).toEqual(['Geography', 'PH']);
});
