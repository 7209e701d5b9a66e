import { afterEach, beforeEach, expect, test } from 'vitest';
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
      { code: 'A1', due: '2026-11-09' },
      { code: 'A2', due: '2026-11-11', needs: ['A1'] },
      { code: 'B1', due: '2026-11-12' },
      { code: 'B2', due: '2026-11-13' },
    ])
    .build();
});
afterEach(() => host.close());

const who = (n: number) => built.students[n] ?? '';
const record = (n: number, code: string, level: string) =>
  host.ask('evidence.record', {
    class: built.class,
    student: who(n),
    objective: built.objectives[code] ?? '',
    level,
    on: '2026-11-09',
  });

test('a substitute learns how to call everybody, what they can go on with and what was agreed', async () => {
  await host.ask('student.save', {
    student: who(0),
    called: 'Annie',
    pronouns: 'she/her',
    said: 'AN-nee',
  });
  const plan = { accommodations: 'reader', pullOut: 'Tuesdays', start: null };
  await host.ask('individual-plan.save', { student: who(0), ...plan, until: null });
  await host.ask('individual-plan.save', { student: who(1), ...plan, until: '2026-11-09' });
  await record(1, 'A1', 'basic');
  await record(0, 'A1', 'not-yet');
  const sheet = await host.ask('substitute.get', { class: built.class, on: TODAY });
  expect(sheet.students).toMatchObject([
    {
      called: 'Annie Abbott',
      pronouns: 'she/her',
      said: 'AN-nee',
      next: [{ code: 'A1' }, { code: 'B1' }],
      accommodations: 'reader',
      pullOut: 'Tuesdays',
    },
    { called: 'Ana Baker', next: [{ code: 'A2' }, { code: 'B1' }], accommodations: null },
  ]);
  // The sheet lies open on a desk: levels, reasons and letters have no place on it.
  expect(JSON.stringify(sheet)).not.toMatch(/not-yet|basic|level|letter|reason/);
});

test('a slip keeps what is recommended above the level held, until it is shown', async () => {
  const deeper = async () =>
    (await host.ask('weekly.get', { class: built.class, on: TODAY })).students[0]?.deeper.map(
      ({ code, level }) => `${code} ${level}`,
    );
  const objective = built.objectives.A1 ?? '';
  const at = { class: built.class, student: who(0) };
  await host.ask('level.recommend', { ...at, objective, level: 'deep' });
  await host.ask('level.recommend', { ...at, objective: null, level: 'clear' });
  expect(await deeper()).toEqual([]);
  await record(0, 'A1', 'basic');
  expect(await deeper()).toEqual(['A1 Deep']);
  await record(0, 'A1', 'deep');
  expect(await deeper()).toEqual([]);
});
