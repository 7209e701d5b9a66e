import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24', last: '2026-09-04' })
    .withStudents(1)
    .withCourse(['A1', 'A2', { code: 'B1', unit: 'Unit 2' }, { code: 'B2', unit: 'Unit 2' }])
    .build();
});
afterEach(() => host.close());

const id = (code: string) => built.objectives[code] ?? '';
const plan = async () => (await host.ask('plan.get', { class: built.class })).objectives;
const dues = async () => (await plan()).map((o) => o.due?.slice(5) ?? '-').join(' ');
const spread = (start: string | null, end: string | null, by: 'unit' | 'objective' = 'unit') =>
  host.ask('plan.spread', { class: built.class, course: built.course, start, end, by });

describe('the plan of a class', () => {
  test('has the objectives of its course in their order, and tells what is unclear', async () => {
    await host.ask('objective.save', {
      objective: id('A2'),
      learningTarget: 'I can',
      examples: ['x'],
      waysToShow: ['quiz'],
      threshold: 'clear',
    });
    await host.ask('objective.save', { objective: id('B1'), threshold: 'mastery' });
    expect((await plan()).map((o) => [o.code, o.unit, o.lacks.join(' ')])).toEqual([
      ['A1', 'Unit 1', 'example way-to-show target'],
      ['A2', 'Unit 1', ''],
      ['B1', 'Unit 2', 'threshold example way-to-show target'],
      ['B2', 'Unit 2', 'example way-to-show target'],
    ]);
  });

  test.each([
    ['unit', '08-28 08-28 09-04 09-04'],
    ['objective', '08-26 08-28 09-02 09-04'],
  ] as const)('spreads by %s over the days on which the class meets', async (by, expected) => {
    await spread(null, '2026-09-04', by);
    expect(await dues()).toBe(expected);
  });

  test('does not spread over days off', async () => {
    const week = { from: '2026-08-24', to: '2026-08-28' };
    await host.ask('calendar.set', { class: built.class, ...week, kind: 'off' });
    await spread('2026-08-24', null, 'objective');
    expect(await dues()).toBe('09-01 09-02 09-03 09-04');
  });

  test('leaves objectives out of the spread that are left out of the plan', async () => {
    await host.ask('plan.leave-out', { class: built.class, objective: id('B2'), leftOut: true });
    expect(await spread('2026-08-24', '2026-09-04')).toEqual({ dated: 3 });
    expect(await dues()).toBe('09-01 09-01 09-04 -');
  });

  test('keeps dates set by hand when nothing is spread and the course brought none', async () => {
    await host.ask('plan.due', { class: built.class, objectives: [id('A1')], on: '2026-09-01' });
    expect(await spread(null, null)).toEqual({ dated: 0 });
    expect(await dues()).toBe('09-01 - - -');
  });

  test.each([
    ['2026-09-05', '2026-09-06', 'the class does not meet on any of these days'],
    ['2026-09-04', '2026-08-24', 'it lies before 2026-09-04'],
  ])('is not spread from %s to %s', async (start, end, why) => {
    const refused = { class: built.class, course: built.course, start, end, by: 'unit' };
    const trouble = await host.refused('plan.spread', refused);
    expect([trouble.code, trouble.params.why]).toEqual(['INVALID', why]);
    expect(await dues()).toBe('- - - -');
  });

  test('asks for the last day where the class has none', async () => {
    const open = (await host.ask('class.create', { name: 'Open' })).class;
    await host.ask('plan.use', { class: open, course: built.course });
    const trouble = await host.refused('plan.spread', {
      class: open,
      course: built.course,
      start: '2026-08-24',
      end: null,
      by: 'unit',
    });
    expect(trouble.params).toMatchObject({ value: 'Open' });
  });

  test('opens an objective by the teacher’s word, or earlier by its first evidence', async () => {
    const opened = async () => (await plan())[0]?.openedOn;
    await host.ask('plan.open', { class: built.class, objective: id('A1'), on: '2026-09-01' });
    expect(await opened()).toBe('2026-09-01');
    await host.ask('evidence.record', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: id('A1'),
      level: 'basic',
      on: '2026-08-31',
    });
    expect(await opened()).toBe('2026-08-31');
  });

  test('takes no word about an objective of a course that the class does not use', async () => {
    const { course } = await host.ask('course.create', { name: 'Other' });
    const other = { course, unit: 'U', code: 'X1', statement: 'x' };
    const { objective } = await host.ask('objective.create', other);
    for (const [name, more] of [
      ['plan.leave-out', { objective, leftOut: true }],
      ['plan.open', { objective, on: null }],
      ['plan.due', { objectives: [objective], on: null }],
    ] as const) {
      expect(await host.refused(name, { class: built.class, ...more })).toMatchObject({
        code: 'NOT_PLANNED',
        params: { objective: 'X1', class: 'Algebra' },
      });
    }
  });

  test('is used once however often it is said', async () => {
    const use = { class: built.class, course: built.course };
    expect(await host.ask('plan.use', use)).toEqual({ objectives: 4 });
    expect((await host.ask('plan.get', { class: built.class })).courses).toHaveLength(1);
  });
});

test('one student’s own date stands beside the class’s, and can be taken back', async () => {
  const student = built.students[0] ?? '';
  await host.ask('plan.due', { class: built.class, objectives: [id('A1')], on: '2026-09-01' });
  const shown = async () => {
    const cell = await host.ask('cell.get', { class: built.class, student, objective: id('A1') });
    return [cell.due, cell.ownDue];
  };
  expect(await shown()).toEqual(['2026-09-01', false]);
  await host.ask('plan.own-due', { student, objective: id('A1'), on: '2026-09-15' });
  expect(await shown()).toEqual(['2026-09-15', true]);
  await host.ask('plan.own-due', { student, objective: id('A1'), on: null });
  expect(await shown()).toEqual(['2026-09-01', false]);
});
