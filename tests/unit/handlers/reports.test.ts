import { afterEach, beforeEach, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const TODAY = '2026-11-10';
let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(3)
    .withCourse([
      { code: 'A1', due: '2026-11-04', critical: true },
      { code: 'A2', due: '2026-11-05', needs: ['A1'] },
      { code: 'B1', due: '2026-11-12', unit: 'Unit 2' },
      { code: 'C1', due: '2027-01-12', unit: 'Unit 3' },
    ])
    .build();
});
afterEach(() => host.close());

const who = (n: number) => built.students[n] ?? '';
const record = (n: number, code: string, level: string, on: string, more = {}) =>
  host.ask('evidence.record', {
    class: built.class,
    student: who(n),
    objective: built.objectives[code] ?? '',
    level,
    on,
    ...more,
  });
const reports = (more = {}) => host.ask('report.students', { class: built.class, ...more });

test('a report holds where a student stands on every objective, with every attempt and what is next', async () => {
  await record(0, 'A1', 'not-yet', '2026-11-02', { feedback: 'Mind the signs.' });
  await record(0, 'A1', 'deep', '2026-11-03');
  await record(0, 'A2', 'not-yet', '2026-11-04', { kind: 'pre-assessment' });
  const corrective = { class: built.class, students: [who(0)], on: '2026-11-02' };
  await host.ask('corrective.add', {
    ...corrective,
    objective: built.objectives.A1 ?? '',
    kind: 'tutorial',
    note: 'cried',
  });
  await host.ask('goal.save', { student: who(0), text: 'Unit 1 by Friday', setOn: '2026-11-02' });
  const { class: taught, asOf, scale, threshold, students } = await reports();
  expect({ taught: taught.name, asOf }).toEqual({ taught: 'Algebra', asOf: TODAY });
  expect(students).toHaveLength(3);
  const index = (key: string) => scale.levels.findIndex((level) => level.key === key);
  const [ana] = students;
  expect(ana).toMatchObject({ called: 'Ana Abbott', legal: null, schoolId: '00001', mastered: 1 });
  expect(ana?.units).toMatchObject([
    {
      name: 'Unit 1',
      mastered: 1,
      objectives: [
        {
          code: 'A1',
          critical: true,
          status: 'mastered',
          level: index('deep'),
          attempts: [
            { on: '2026-11-02', level: index('not-yet'), counts: true },
            { on: '2026-11-03', level: index('deep'), counts: true },
          ],
        },
        {
          code: 'A2',
          status: 'not-assessed',
          level: -1,
          attempts: [{ on: '2026-11-04', level: index('not-yet'), counts: false }],
        },
      ],
    },
    { name: 'Unit 2', mastered: 0, objectives: [{ code: 'B1', status: 'not-assessed' }] },
    { name: 'Unit 3', mastered: 0, objectives: [{ code: 'C1', attempts: [] }] },
  ]);
  expect(threshold).toBeGreaterThan(0);
  expect(ana?.next).toMatchObject([
    { code: 'A2', ready: true },
    { code: 'B1', ready: true },
  ]);
  expect(ana?.goals).toEqual(['Unit 1 by Friday']);
  expect(ana?.feedback).toEqual([{ on: '2026-11-02', code: 'A1', text: 'Mind the signs.' }]);
  // The kind of help and its day; what was noted about it is the teacher's.
  expect(ana?.correctives).toEqual([{ on: '2026-11-02', code: 'A1', kind: 'tutorial' }]);
});

test('the figures are those of the grid and of the letters', async () => {
  await record(0, 'A1', 'deep', '2026-11-03');
  await record(1, 'A1', 'not-yet', '2026-11-03');
  const span = { start: '2026-08-24', end: '2026-12-18' };
  const { term } = await host.ask('term.save', { name: 'Fall', ...span });
  const { students } = await reports();
  const grid = await host.ask('grid.get', { class: built.class });
  const letters = await host.ask('letters.get', { class: built.class, term });
  students.forEach((student, s) => {
    const cells = student.units.flatMap((unit) => unit.objectives);
    expect(cells.map((cell) => cell.level)).toEqual(grid.rows.level.slice(s * 4, s * 4 + 4));
    expect([student.mastered, student.due, student.behind, student.ahead]).toEqual(
      [grid.rows.mastered, grid.rows.due, grid.rows.behind, grid.rows.ahead].map((row) => row[s]),
    );
    const line = letters.students[s];
    expect(student.letters).toMatchObject([
      { term: 'Fall', letter: line?.letter, counted: line?.counted, mastered: line?.mastered },
    ]);
    expect(student.letters[0]?.why.length).toBeGreaterThan(0);
  });
});

test('one student alone is asked for; who is not in the class on that day is refused', async () => {
  expect((await reports({ student: who(1) })).students.map((one) => one.called)).toEqual([
    'Ana Baker',
  ]);
  await host.ask('enrolment.end', { class: built.class, student: who(1), on: '2026-11-09' });
  const refused = await host.refused('report.students', { class: built.class, student: who(1) });
  expect(refused).toMatchObject({
    code: 'NOT_ENROLLED',
    params: { name: 'Ana Baker', class: 'Algebra' },
  });
  expect((await reports({ student: who(1), asOf: '2026-11-06' })).students).toHaveLength(1);
});

test('whoever is called otherwise stands under that name, with the one of the school’s lists', async () => {
  await host.ask('student.save', { student: who(0), givenName: 'Anastasia', called: 'Stacy' });
  const [first] = (await reports({ student: who(0) })).students;
  expect(first).toMatchObject({ called: 'Stacy Abbott', legal: 'Anastasia Abbott' });
});

test('nothing that is private, and nothing of another class, is in a report', async () => {
  const at = { student: who(0), on: TODAY };
  const note = { ...at, objective: null, class: built.class };
  await host.ask('note.add', { ...note, text: 'SECRET-NOTE' });
  await host.ask('family.add', { ...at, way: 'call', who: 'SECRET-AUNT', note: 'SECRET-TALK' });
  await host.ask('conference.save', { student: who(0), text: 'SECRET-CONFERENCE' });
  const plan = { accommodations: 'SECRET-READER', pullOut: 'SECRET-PULL', start: null };
  await host.ask('individual-plan.save', { student: who(0), ...plan, until: null });
  const other = await aGradebook(host).withClass('Physics').withCourse(['P1']).build();
  await host.ask('enrolment.start', { class: other.class, student: who(0), on: '2026-08-24' });
  await host.ask('evidence.record', {
    class: other.class,
    student: who(0),
    objective: other.objectives.P1 ?? '',
    level: 'basic',
    on: TODAY,
    feedback: 'SECRET-ELSEWHERE',
  });
  await record(0, 'A1', 'not-yet', TODAY, { feedback: 'For the student' });
  const words = JSON.stringify(await reports());
  expect(words).toContain('For the student');
  expect(words).not.toContain('SECRET');
});

test('the class report counts every student once at each objective, and says who is where', async () => {
  await record(0, 'A1', 'deep', '2026-11-03');
  await record(1, 'A1', 'not-yet', '2026-11-03');
  await host.ask('mark.set', {
    class: built.class,
    cells: [{ student: who(2), objective: built.objectives.A1 ?? '' }],
    kind: 'excused',
    on: TODAY,
  });
  const report = await host.ask('report.class', { class: built.class });
  for (const { below, mastered, nothing, excused } of report.units.flatMap((u) => u.objectives)) {
    const all = [...below, ...mastered, nothing, excused].reduce((sum, count) => sum + count, 0);
    expect(all).toBe(3);
  }
  const [a1] = report.units[0]?.objectives ?? [];
  expect(a1).toMatchObject({ code: 'A1', nothing: 0, excused: 1 });
  expect(report.students).toMatchObject([
    { name: 'Abbott, Ana', mastered: 1, working: [], owed: ['A2'], next: ['A2', 'B1'] },
    { name: 'Baker, Ana', mastered: 0, working: [{ code: 'A1', level: 0 }], owed: ['A2'] },
    { name: 'Castillo, Ana', working: [], owed: ['A2'] },
  ]);
  const today = await host.ask('today.get', { class: built.class });
  expect(report.groups.map((group) => group.code)).toEqual(
    today.groups.map((group) => group.objective),
  );
});

test('a class without students and without objectives has reports that say nothing', async () => {
  const { class: empty } = await host.ask('class.create', { name: 'Empty' });
  expect(await host.ask('report.students', { class: empty })).toMatchObject({ students: [] });
  expect(await host.ask('report.class', { class: empty })).toMatchObject({
    students: [],
    units: [],
    groups: [],
  });
});
