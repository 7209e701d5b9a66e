import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withCourse(['A1', 'A2', { code: 'B1', unit: 'Unit 2' }])
    .build();
});
afterEach(() => host.close());

const view = async (code: string) => {
  const course = await host.ask('course.get', { course: built.course });
  return course.units.flatMap((unit) => unit.objectives).find((o) => o.code === code);
};
const save = (code: string, patch: object) =>
  host.ask('objective.save', { objective: built.objectives[code] ?? '', ...patch });

describe('a course', () => {
  test('shows its units and objectives in order, and who uses it', async () => {
    const course = await host.ask('course.get', { course: built.course });
    expect(course.units.map((u) => [u.name, u.objectives.map((o) => o.code)])).toEqual([
      ['Unit 1', ['A1', 'A2']],
      ['Unit 2', ['B1']],
    ]);
    expect(await host.ask('course.list', {})).toMatchObject([
      { name: 'Algebra course', units: 2, objectives: 3, classes: [{ name: 'Algebra' }] },
    ]);
  });

  test('has a name of its own', async () => {
    expect((await host.refused('course.create', { name: 'Algebra course' })).code).toBe(
      'NAME_TAKEN',
    );
  });
});

describe('an objective', () => {
  test('has a code of its own in its course', async () => {
    const { course } = built;
    const again = { course, unit: 'Unit 2', code: 'A1', statement: 'x' };
    expect((await host.refused('objective.create', again)).code).toBe('NAME_TAKEN');
    const rename = { objective: built.objectives.A1, code: 'B1' };
    expect((await host.refused('objective.save', rename)).code).toBe('NAME_TAKEN');
    await save('A1', { code: 'A1', statement: 'y' });
    const other = (await host.ask('course.create', { name: 'Other' })).course;
    await host.ask('objective.create', { course: other, unit: 'U', code: 'A1', statement: 'x' });
  });

  test('keeps its lists, and only what differs is a change', async () => {
    await save('A1', {
      examples: ['one', ' ', 'two', 'three'],
      waysToShow: ['lab', 'quiz', 'lab'],
      resources: [{ title: 'Video', link: 'https://example.org/v' }],
    });
    expect(await view('A1')).toMatchObject({
      examples: ['one', 'two', 'three'],
      waysToShow: ['lab', 'quiz'],
      resources: [{ title: 'Video', link: 'https://example.org/v' }],
    });
    const { rev } = await ok('objective.save', { examples: ['one', 'two', 'three'] });
    const { rev: same } = await ok('objective.save', { examples: ['one', 'two', 'three'] });
    expect(same).toBe(rev);
    await save('A1', { examples: ['one', '2'] });
    expect((await view('A1'))?.examples).toEqual(['one', '2']);
    await host.ask('history.undo', {});
    expect((await view('A1'))?.examples).toEqual(['one', 'two', 'three']);
  });

  const ok = async (name: string, patch: object) => {
    const envelope = await host.host.request(name, { objective: built.objectives.A1, ...patch });
    if (!envelope.ok) throw new Error(envelope.error.code);
    return envelope;
  };

  test('never comes to need itself, and the way round is named', async () => {
    const ids = (codes: string) => codes.split(' ').map((code) => built.objectives[code] ?? '');
    await save('A2', { prerequisites: ids('A1') });
    await save('B1', { prerequisites: ids('A2') });
    expect(
      await host.refused('objective.save', {
        objective: built.objectives.A1,
        statement: 'changed',
        prerequisites: ids('B1'),
      }),
    ).toMatchObject({ code: 'CYCLE', params: { path: 'A1 → B1 → A2 → A1' } });
    expect((await view('A1'))?.statement).toBe('Statement of A1');
    // Turning an arrow round in one step is no circle.
    await save('A2', { prerequisites: [] });
    await save('A1', { prerequisites: ids('B1 A2') });
    expect((await view('A1'))?.prerequisites.map((p) => p.code)).toEqual(['A2', 'B1']);
    expect((await view('A2'))?.prerequisites).toEqual([]);
  });

  test('takes a method only with a parameter that it can run with', async () => {
    const bad = { objective: built.objectives.A1, method: 'streak', parameter: 0 };
    expect((await host.refused('objective.save', bad)).code).toBe('INVALID');
    await save('A1', { method: 'streak', parameter: 3 });
    await save('A1', { method: 'latest' });
    expect(await view('A1')).toMatchObject({ method: 'latest', parameter: null });
  });
});
