import { afterEach, beforeEach, expect, test } from 'vitest';
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
    ['2026-11-02', 'basic', 'A', 'units', 'task moved to 2026-11-04'],
    ['2026-11-04', 'basic', 'A', 'units', null],
  ]);
  expect(await attempts(ben)).toEqual([['2026-11-06', 'deep', 'A', 'units', null]]);
  await host.ask('history.undo', {});
  expect(await attempts(ana)).toEqual(before);
  expect(await tasks()).toMatchObject([{ on: '2026-11-02' }]);
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
