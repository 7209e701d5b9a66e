import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host).withStudents(2).withCourse(['A1', 'A2']).build();
});
afterEach(() => host.close());

const id = (code: string) => built.objectives[code] ?? '';
const task = (more: object = {}) => ({
  class: built.class,
  name: 'Unit test',
  kind: 'test' as const,
  on: '2026-11-02',
  objectives: [id('A1'), id('A2')],
  versions: ['A', 'B'],
  ...more,
});
const tasks = async () => (await host.ask('grid.get', { class: built.class })).tasks;

test('a task keeps its objectives and versions in their order', async () => {
  const made = await host.ask('task.save', task());
  expect(await tasks()).toMatchObject([
    { name: 'Unit test', objectives: [id('A1'), id('A2')], versions: ['A', 'B'] },
  ]);
  await host.ask(
    'task.save',
    task({ task: made.task, objectives: [id('A2')], versions: ['C', 'A'] }),
  );
  expect(await tasks()).toMatchObject([{ objectives: [id('A2')], versions: ['C', 'A'] }]);
  const { versions: _, ...withoutVersions } = task({ task: made.task });
  await host.ask('task.save', withoutVersions as never);
  expect(await tasks()).toMatchObject([{ objectives: [id('A1'), id('A2')], versions: ['C', 'A'] }]);
});

test('a task moved to another day takes its evidence along, in one step', async () => {
  const { task: made } = await host.ask('task.save', task());
  const record = (student: string, on: string, level: string) =>
    host.ask('evidence.record', {
      class: built.class,
      student,
      objective: id('A1'),
      level,
      on,
      task: made,
      version: 'A',
      feedback: 'units',
    });
  const [ana = '', ben = ''] = built.students;
  await record(ana, '2026-11-02', 'basic');
  // Made up on another day: that is the day it was shown.
  await record(ben, '2026-11-06', 'deep');
  const attempts = async (student: string) =>
    (
      await host.ask('evidence.history', { class: built.class, student, objective: id('A1') })
    ).attempts.map((a) => [a.on, a.level, a.version, a.feedback, a.voided?.why ?? null]);
  const before = await attempts(ana);
  await host.ask('task.save', task({ task: made, on: '2026-11-04' }));
  expect((await attempts(ana)).sort()).toEqual([
    ['2026-11-02', 'basic', 'A', 'units', 'task Unit test changed'],
    ['2026-11-04', 'basic', 'A', 'units', null],
  ]);
  expect(await attempts(ben)).toEqual([['2026-11-06', 'deep', 'A', 'units', null]]);
  await host.ask('history.undo', {});
  expect(await attempts(ana)).toEqual(before);
  expect(await tasks()).toMatchObject([{ on: '2026-11-02' }]);
});

test('who has a result of a task: the newest of a cell, nothing voided, nothing of another task', async () => {
  const { task: made } = await host.ask('task.save', task());
  const [ana = '', ben = ''] = built.students;
  const record = (student: string, more: object) =>
    host.ask('evidence.record', {
      class: built.class,
      student,
      objective: id('A1'),
      on: '2026-11-02',
      ...more,
    });
  await record(ana, { level: 'deep' });
  expect(await host.ask('task.entered', { task: made })).toEqual([]);
  await record(ana, { task: made, version: 'A', level: 'not-yet' });
  const retake = await record(ana, { task: made, version: 'B', level: 'basic', on: '2026-11-05' });
  await record(ben, { task: made, score: 7, outOf: 10 });
  const first = { student: ana, objective: id('A1'), score: null, outOf: null };
  const scored = { student: ben, objective: id('A1'), level: null, score: 7, outOf: 10 };
  const entered = async () => await host.ask('task.entered', { task: made });
  expect(await entered()).toEqual(
    expect.arrayContaining([
      { ...first, level: 'basic', version: 'B' },
      { ...scored, version: null },
    ]),
  );
  await host.ask('evidence.void', { evidence: retake.evidence, reason: 'not hers' });
  expect(await entered()).toContainEqual({ ...first, level: 'not-yet', version: 'A' });
  expect((await host.refused('task.entered', { task: ana })).code).toBe('NOT_FOUND');
});

test.each([
  [{ name: 'Quiz' }, 'NAME_TAKEN'],
  [{ highest: 'mastery' }, 'INVALID'],
  [{ task: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
])('a task with %j is refused', async (more, code) => {
  await host.ask('task.save', task({ name: 'Quiz', objectives: [id('A1')] }));
  expect((await host.refused('task.save', task(more))).code).toBe(code);
});

test('a task of another class is not taken over', async () => {
  const { task: made } = await host.ask('task.save', task());
  const other = await aGradebook(host).withClass('Geometry').withCourse(['G1']).build();
  const moved = task({ task: made, class: other.class, objectives: [other.objectives.G1] });
  expect((await host.refused('task.save', moved)).code).toBe('INVALID');
  const foreign = task({ name: 'Other', objectives: [other.objectives.G1] });
  expect((await host.refused('task.save', foreign)).code).toBe('NOT_PLANNED');
});

describe('a task binds', () => {
  const record = (more: object) => ({
    class: built.class,
    student: built.students[0],
    objective: id('A1'),
    level: 'basic',
    on: '2026-11-02',
    ...more,
  });
  test.each([
    ['an objective it lacks', { objective: 'A3' }, 'Objective', 'A3'],
    ['a version it lacks', { version: 'Z' }, 'Version', 'Z'],
    ['a level above its highest', { level: 'deep' }, 'Level', 'deep'],
  ])('%s is refused, in one sentence', async (_, more, what, value) => {
    const third = await host.ask('objective.create', {
      course: built.course,
      unit: 'Unit 1',
      code: 'A3',
      statement: 'Third',
    });
    const { task: made } = await host.ask('task.save', task({ highest: 'clear' }));
    const objective = (more as { objective?: string }).objective ? third.objective : id('A1');
    const trouble = await host.refused(
      'evidence.record',
      record({ ...more, objective, task: made }),
    );
    expect(trouble).toMatchObject({ code: 'INVALID', params: { what, value } });
  });

  test('what was recorded keeps its objective and version in the task; a version may be renamed', async () => {
    const { task: made } = await host.ask('task.save', task());
    await host.ask('evidence.record', record({ task: made, version: 'A' }) as never);
    const change = (more: object) => task({ task: made, ...more });
    expect(await host.refused('task.save', change({ objectives: [id('A2')] }))).toMatchObject({
      params: { what: 'Objective', value: 'A1' },
    });
    expect(await host.refused('task.save', change({ versions: ['B'] }))).toMatchObject({
      params: { what: 'Version', value: 'A' },
    });
    const renamed = change({ versions: ['A', 'B'], renamed: [{ from: 'A', to: 'Blue' }] });
    expect((await host.ask('task.save', renamed)).corrected).toBe(1);
    expect(await tasks()).toMatchObject([{ versions: ['Blue', 'B'] }]);
    const { attempts } = await host.ask('evidence.history', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: id('A1'),
    });
    expect(attempts.filter((one) => !one.voided).map((one) => one.version)).toEqual(['Blue']);
  });

  test('a wrong key is corrected for all of a version, in one step', async () => {
    const { task: made } = await host.ask('task.save', task());
    const [ana = '', ben = ''] = built.students;
    const scored = (student: string, version: string, score: number) =>
      host.ask(
        'evidence.record',
        record({ student, version, level: null, score, outOf: 10, task: made }) as never,
      );
    await scored(ana, 'A', 9.5);
    await scored(ben, 'B', 5);
    const scores = async (student: string) =>
      (
        await host.ask('evidence.history', { class: built.class, student, objective: id('A1') })
      ).attempts
        .filter((one) => !one.voided)
        .map((one) => [one.score, one.outOf]);
    const key = { task: made, objective: id('A1'), version: 'A', add: 1 };
    expect(await host.ask('task.correct', key)).toEqual({ corrected: 1 });
    expect([await scores(ana), await scores(ben)]).toEqual([[[10, 10]], [[5, 10]]]);
    await host.ask('history.undo', {});
    expect(await scores(ana)).toEqual([[9.5, 10]]);
    expect(await host.ask('task.correct', { task: made, objective: id('A1'), outOf: 8 })).toEqual({
      corrected: 2,
    });
    expect([await scores(ana), await scores(ben)]).toEqual([[[8, 8]], [[5, 8]]]);
    const nothing = { task: made, objective: id('A1') };
    expect((await host.refused('task.correct', nothing)).code).toBe('INVALID');
  });
});

test('a task shows at most its highest level: a level above is refused, a score counts at most as it', async () => {
  const { task: made } = await host.ask('task.save', task({ highest: 'basic' }));
  const [ana = '', ben = ''] = built.students;
  const at = { class: built.class, objective: id('A1'), on: '2026-11-02', task: made };
  const trouble = await host.refused('evidence.record', { ...at, student: ana, level: 'clear' });
  expect(trouble).toMatchObject({
    code: 'INVALID',
    params: { why: 'the task Unit test shows at most Basic' },
  });
  const whole = { ...at, student: ana, score: 10, outOf: 10 };
  const { rows } = await host.ask('evidence.record', whole);
  expect(rows.value[0]).toBe(2);
  const cell = { class: built.class, student: ana, objective: id('A1') };
  const attempt = async () => (await host.ask('evidence.history', cell)).attempts[0];
  expect(await attempt()).toMatchObject({ level: 'basic', value: 2, score: 10, outOf: 10 });
  // Without the task the same score is the top; the bound is the task's, and follows it.
  await host.ask('evidence.record', { ...whole, student: ben, task: null });
  const value = async () =>
    (await host.ask('grid.get', { class: built.class })).rows.value.filter((_, i) => i % 2 === 0);
  expect(await value()).toEqual([2, 4]);
  await host.ask('task.save', task({ task: made, highest: 'clear' }));
  expect(await value()).toEqual([3, 4]);
  await host.ask('task.save', task({ task: made, highest: null }));
  expect(await value()).toEqual([4, 4]);
});
