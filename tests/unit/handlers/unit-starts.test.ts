import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
afterEach(() => host.close());

const objective = (code: string) => built.objectives[code] ?? '';

async function cell(student: string, code: string) {
  const at = { class: built.class, student, objective: objective(code) };
  const { due, status, flags } = await host.ask('cell.get', at);
  return { due, status, flags: flags.filter((flag) => flag !== 'ready') };
}

describe('in a self-paced class', () => {
  // Mondays to Fridays from 24 August. Unit 1 is due after 5 and 10 class days, unit 2 after 5 more.
  beforeEach(async () => {
    host = await testHost();
    built = await aGradebook(host)
      .withClass('Algebra', { first: '2026-08-24', selfPaced: true })
      .withStudents(2)
      .withCourse([
        { code: 'A1', critical: true, due: '2026-08-31' },
        { code: 'A2', due: '2026-09-07' },
        { code: 'B1', unit: 'Unit 2', due: '2026-09-14' },
        { code: 'B2', unit: 'Unit 2' },
      ])
      .build();
  });
  const record = (student: string, code: string, on: string, more: object = {}) =>
    host.ask('evidence.record', {
      class: built.class,
      student,
      objective: objective(code),
      level: 'not-yet',
      on,
      ...more,
    });

  test('nothing is due before the unit is begun', async () => {
    const [first = '', second = ''] = built.students;
    await record(second, 'A1', '2026-08-24');
    expect(await cell(first, 'A1')).toMatchObject({ due: null, flags: [] });
    const { rows } = await host.ask('grid.get', { class: built.class });
    expect([rows.behind[0], rows.due[0]]).toEqual([0, 0]);
  });

  test('dates start on the day of the first work on the unit, as far apart as planned', async () => {
    const [first = ''] = built.students;
    await record(first, 'A2', '2026-10-05');
    // The plan gives A1 five class days from the class's first day, and A2 five more.
    expect(await cell(first, 'A1')).toMatchObject({ due: '2026-10-12' });
    expect(await cell(first, 'A2')).toMatchObject({ due: '2026-10-19', flags: ['overdue'] });
    expect(await cell(first, 'B1')).toMatchObject({ due: null });
    await record(first, 'B1', '2026-11-09', { kind: 'pre-assessment' });
    expect(await cell(first, 'B1')).toMatchObject({ due: null });
    await record(first, 'B2', '2026-11-09');
    // Unit 2 is planned to begin on the class day after 7 September.
    expect(await cell(first, 'B1')).toMatchObject({ due: '2026-11-13' });
    expect(await cell(first, 'B2')).toMatchObject({ due: null });
  });

  test('a date of one’s own replaces it; who joins late is excused from nothing', async () => {
    const [first = ''] = built.students;
    await host.ask('plan.own-due', {
      student: first,
      objective: objective('A1'),
      on: '2026-09-30',
    });
    expect(await cell(first, 'A1')).toMatchObject({ due: '2026-09-30' });
    const late = await host.ask('student.create', {
      class: built.class,
      givenName: 'Zoe',
      familyName: 'Zimmer',
      on: '2026-11-02',
    });
    expect(await cell(late.student, 'A1')).toMatchObject({ status: 'not-assessed' });
  });
});

describe('a newcomer', () => {
  beforeEach(async () => {
    host = await testHost();
    built = await aGradebook(host)
      .withClass('Algebra', { first: '2026-08-24' })
      .withStudents(1)
      .withCourse([
        { code: 'A1', due: '2026-09-01' },
        { code: 'A2', due: '2026-11-06' },
        { code: 'A3', due: '2026-11-20' },
      ])
      .build();
  });
  const join = async () =>
    (
      await host.ask('student.create', {
        class: built.class,
        givenName: 'Zoe',
        familyName: 'Zimmer',
        on: '2026-11-02',
      })
    ).student;
  const statusAndDue = async (student: string, code: string) => {
    const { status, due } = await cell(student, code);
    return [status, due];
  };

  test('is excused from what was due before, and gets ten class days more at first', async () => {
    const zoe = await join();
    expect(await statusAndDue(zoe, 'A1')).toEqual(['excused', '2026-09-01']);
    expect(await statusAndDue(zoe, 'A2')).toEqual(['not-assessed', '2026-11-20']);
    expect(await statusAndDue(zoe, 'A3')).toEqual(['not-assessed', '2026-11-20']);
  });

  test('keeps what is mastered all the same', async () => {
    const zoe = await join();
    const at = { class: built.class, student: zoe, objective: objective('A1') };
    await host.ask('evidence.record', { ...at, level: 'basic', on: '2026-11-10' });
    expect(await statusAndDue(zoe, 'A1')).toEqual(['mastered', '2026-09-01']);
  });

  test('is asked for it after all by a date of one’s own', async () => {
    const zoe = await join();
    await host.ask('plan.own-due', { student: zoe, objective: objective('A1'), on: '2026-12-04' });
    expect(await statusAndDue(zoe, 'A1')).toEqual(['not-assessed', '2026-12-04']);
  });

  test('is like everybody else where that is switched off', async () => {
    await host.ask('class.save', { class: built.class, moveNewcomers: false });
    const zoe = await join();
    expect(await statusAndDue(zoe, 'A1')).toEqual(['not-assessed', '2026-09-01']);
    expect(await statusAndDue(zoe, 'A2')).toEqual(['not-assessed', '2026-11-06']);
  });
});
