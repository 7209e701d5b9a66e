import { afterEach, beforeEach, expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await testHost();
});
afterEach(() => host.close());

const get = () => host.ask('gradebook.get', {});

test('a new gradebook belongs to nobody and holds nothing', async () => {
  expect(await get()).toMatchObject({
    file: ':memory:',
    teacher: null,
    school: null,
    today: '2026-11-10',
    classes: 0,
    students: 0,
    evidence: 0,
    undo: null,
    redo: null,
    backupAt: null,
  });
});

test('setting it up leaves nothing to undo, saying it later does', async () => {
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  expect(await get()).toMatchObject({ teacher: 'R. Ode', school: 'North High', undo: null });
  await host.ask('gradebook.save', { teacher: 'Rosa Ode' });
  expect(await get()).toMatchObject({
    teacher: 'Rosa Ode',
    school: 'North High',
    undo: { name: 'gradebook.save' },
  });
  await host.ask('history.undo', {});
  expect(await get()).toMatchObject({ teacher: 'R. Ode', undo: null });
});

test('it names the step that undo and redo would walk, as they really do', async () => {
  const built = await aGradebook(host).withStudents(1).withCourse(['A1']).build();
  const cell = { student: built.students[0] ?? '', objective: built.objectives.A1 ?? '' };
  await host.ask('mark.set', {
    class: built.class,
    cells: [cell],
    kind: 'excused',
    on: '2026-11-10',
  });
  const { undo } = await get();
  expect(undo).toMatchObject({
    name: 'mark.set',
    role: 'do',
    student: 'Ana Abbott',
    objective: 'A1',
  });
  const { step } = await host.ask('history.undo', {});
  expect(step).toEqual(undo);
  const { redo } = await get();
  expect(redo).toMatchObject({ name: 'mark.set', role: 'undo', student: 'Ana Abbott' });
  await host.ask('history.redo', {});
  expect((await get()).redo).toBeNull();
  await host.ask('history.undo', {});
  await host.ask('note.add', { ...cell, class: null, on: '2026-11-10', text: 'new' });
  // Something new was done: what was taken back before cannot be done again.
  expect((await get()).redo).toBeNull();
});

test('voided evidence is not counted', async () => {
  const built = await aGradebook(host).withStudents(1).withCourse(['A1']).build();
  const { evidence } = await host.ask('evidence.record', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.A1 ?? '',
    level: 'basic',
    on: '2026-11-10',
  });
  expect((await get()).evidence).toBe(1);
  await host.ask('evidence.void', { evidence, reason: 'slip' });
  expect((await get()).evidence).toBe(0);
});

test('settings keep text, numbers and yes or no, and null takes one away', async () => {
  for (const [name, value] of [
    ['assessor', 'Rivera'],
    ['minutes', 45],
    ['sound', false],
    ['__proto__', 'odd'],
  ] as const) {
    await host.ask('setting.set', { name, value });
  }
  const settings = await host.ask('setting.get', {});
  expect(Object.entries(settings).sort()).toEqual(
    expect.arrayContaining([
      ['assessor', 'Rivera'],
      ['minutes', 45],
      ['sound', false],
    ]),
  );
  await host.ask('setting.set', { name: 'sound', value: null });
  await host.ask('setting.set', { name: 'never', value: null });
  expect(Object.keys(await host.ask('setting.get', {}))).not.toContain('sound');
});

test('a choice of settings is no step that undo takes back', async () => {
  await host.ask('gradebook.save', { teacher: 'R. Ode' });
  await host.ask('setting.set', { name: 'theme', value: 'dark' });
  expect((await host.ask('history.undo', {})).step.name).toBe('gradebook.save');
  expect((await host.ask('setting.get', {})).theme).toBe('dark');
});
