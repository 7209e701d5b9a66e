import { afterEach, beforeEach, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Basketball')
    .withStudents(1)
    .withCourse(['Shots', 'Passes', 'Game', 'Season'])
    .build();
});
afterEach(() => host.close());

const id = (code: string) => built.objectives[code] ?? '';
const make = (whole: string, ...parts: string[]) =>
  host.ask('objective.save', { objective: id(whole), parts: parts.map(id) });
const record = (code: string, level: string) =>
  host.ask('evidence.record', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: id(code),
    level,
    on: '2026-11-03',
  });
const game = () =>
  host.ask('cell.get', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: id('Game'),
  });

test('a whole names its parts; once all are mastered it is ready to be shown, and never calculated', async () => {
  await make('Game', 'Shots', 'Passes');
  expect((await game()).objective).toMatchObject({
    whole: true,
    parts: [{ code: 'Shots' }, { code: 'Passes' }],
  });
  await record('Shots', 'deep');
  expect((await game()).flags).not.toContain('parts-ready');
  await record('Passes', 'deep');
  const cell = await game();
  expect(cell).toMatchObject({ status: 'not-assessed', level: null });
  expect(cell.flags).toContain('parts-ready');
  await record('Game', 'basic');
  expect((await game()).flags).not.toContain('parts-ready');
});

test('without parts it is no whole any more; one step takes that back', async () => {
  await make('Game', 'Shots');
  await make('Game');
  expect((await game()).objective).toMatchObject({ whole: false, parts: [] });
  await host.ask('history.undo', {});
  expect((await game()).objective).toMatchObject({ whole: true, parts: [{ code: 'Shots' }] });
});

test('a whole is never a part of itself, however far round', async () => {
  await make('Season', 'Game');
  expect(
    await host.refused('objective.save', { objective: id('Game'), parts: [id('Season')] }),
  ).toMatchObject({ code: 'CYCLE', params: { path: 'Game → Season → Game' } });
  const itself = { objective: id('Game'), parts: [id('Game')] };
  expect((await host.refused('objective.save', itself)).code).toBe('CYCLE');
});
