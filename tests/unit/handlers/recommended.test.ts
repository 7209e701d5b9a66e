import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const TODAY = '2026-11-10';
let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra')
    .withStudents(2)
    .withCourse([
      { code: 'A1', due: '2026-11-02' },
      { code: 'A2', due: '2026-11-06', needs: ['A1'] },
      { code: 'B1', due: '2026-11-12' },
    ])
    .build();
});
afterEach(() => host.close());

const id = (code: string) => built.objectives[code] ?? '';
const who = (n: number) => built.students[n] ?? '';
const prepare = async (n: number, code = 'A1') =>
  (await host.ask('mastery.prepare', { class: built.class, objective: id(code) })).students[n];
const check = (
  student: string,
  level: string,
  more: Partial<Input<'mastery.record'>['students'][number]> = {},
  rest: Partial<Input<'mastery.record'>> = {},
) =>
  host.ask('mastery.record', {
    class: built.class,
    objective: id('A1'),
    on: TODAY,
    students: [{ student, level, ...more }],
    ...rest,
  });
const recommend = (level: string | null, objective: string | null = id('A1')) =>
  host.ask('level.recommend', { class: built.class, student: who(0), objective, level });

describe('the level tried for', () => {
  test('keeps an attempt below what is held, without counting it, and says so', async () => {
    await check(who(0), 'clear');
    host.clock.millis += 1000;
    expect((await prepare(0))?.held).toBe(3);
    const tried = await check(who(0), 'basic', { aimed: 'deep' });
    expect(tried.uncounted).toEqual([who(0)]);
    const cell = { class: built.class, student: who(0), objective: id('A1') };
    const known = await host.ask('cell.get', cell);
    expect(known.level).toBe('clear');
    expect(known.attempts[0]).toMatchObject({ level: 'basic', aimed: 'deep', counts: false });
  });

  test.each([
    ['nothing was held', 'not-yet', 'deep', 'check'],
    ['it came out as high', 'clear', 'deep', 'check'],
    ['it aimed no higher', 'basic', 'clear', 'check'],
    ['it was a retention check', 'basic', 'deep', 'retention'],
    ['it never counts anyway', 'basic', 'deep', 'self'],
  ] as const)(
    'does not take an attempt out of the count when %s',
    async (why, level, aimed, kind) => {
      if (why !== 'nothing was held') await check(who(0), 'clear');
      host.clock.millis += 1000;
      expect((await check(who(0), level, { aimed }, { kind })).uncounted).toEqual([]);
    },
  );
});

describe('what the teacher recommends', () => {
  test('holds for one objective, else for all; taken back, nothing is said', async () => {
    await recommend('deep', null);
    expect((await prepare(0))?.recommended).toBe('deep');
    expect((await prepare(1))?.recommended).toBeNull();
    await recommend('clear');
    expect((await prepare(0))?.recommended).toBe('clear');
    expect((await prepare(0, 'B1'))?.recommended).toBe('deep');
    const plan = () => host.ask('student.plan', { class: built.class, student: who(0) });
    expect((await plan()).recommended).toEqual([
      { objective: null, level: 'deep' },
      { objective: { id: id('A1'), code: 'A1' }, level: 'clear' },
    ]);
    await recommend(null);
    expect((await prepare(0))?.recommended).toBe('deep');
    await host.ask('history.undo', {});
    expect((await prepare(0))?.recommended).toBe('clear');
  });

  test('is a level of the class’s scale, for a student of the class', async () => {
    const refused = await host.refused('level.recommend', {
      class: built.class,
      student: who(0),
      objective: null,
      level: 'splendid',
    });
    expect(refused).toMatchObject({ code: 'INVALID', params: { value: 'splendid' } });
    const other = await aGradebook(host).withClass('Geometry').withStudents(0).build();
    const stranger = { class: other.class, student: who(0), objective: null, level: 'deep' };
    expect((await host.refused('level.recommend', stranger)).code).toBe('NOT_ENROLLED');
  });
});

describe('basic is enough to go on', () => {
  test('so the next objective is offered, with what it opens', async () => {
    expect((await prepare(0))?.next?.code).toBe('A2');
    const done = await check(who(0), 'basic');
    expect(done.next).toEqual([
      { student: who(0), objective: { id: id('A2'), code: 'A2', statement: 'Statement of A2' } },
    ]);
    expect((await check(who(1), 'not-yet')).next).toEqual([]);
  });

  test('an own threshold is the one that counts', async () => {
    const own = { class: built.class, student: who(0), objective: id('A1'), threshold: 'clear' };
    await host.ask('plan.own', own);
    expect((await prepare(0))?.threshold).toBe('clear');
    expect((await check(who(0), 'basic')).next).toEqual([]);
  });
});

test('whose mastery is not celebrated is known to the check and to the grid', async () => {
  await host.ask('student.save', { student: who(0), celebrate: false });
  expect((await prepare(0))?.celebrate).toBe(false);
  const grid = await host.ask('grid.get', { class: built.class });
  expect(grid.students.celebrate).toEqual([false, true]);
  const { student } = await host.ask('student.get', { class: built.class, student: who(0) });
  expect(student.celebrate).toBe(false);
});
