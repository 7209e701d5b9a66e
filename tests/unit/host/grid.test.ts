import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { cellOf } from '../../helpers/grid-view.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;

beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24', last: '2027-06-04' })
    .withStudents(4)
    .withCourse([
      { code: 'A1', critical: true, due: '2026-10-05' },
      { code: 'A2', needs: ['A1'], due: '2026-11-09' },
      { code: 'A3', needs: ['A2'], due: '2026-12-01' },
      'A4',
    ])
    .build();
});
afterEach(() => host.close());

const student = (i: number) => built.students[i] ?? '';
const objective = (code: string) => built.objectives[code] ?? '';
const record = (i: number, code: string, level: string, more: object = {}) =>
  host.ask('evidence.record', {
    class: built.class,
    student: student(i),
    objective: objective(code),
    level,
    on: '2026-11-10',
    ...more,
  });
const grid = (asOf?: string) =>
  host.ask('grid.get', { class: built.class, ...(asOf === undefined ? {} : { asOf }) });

describe('a class grid', () => {
  test('before any evidence nothing is open, assessed or overdue', async () => {
    const answer = await grid();
    expect(answer.objectives.open).toEqual([false, false, false, false]);
    expect(cellOf(answer, student(0), 'A1')).toEqual({
      status: 'not-assessed',
      level: null,
      value: null,
      attempts: 0,
      flags: ['ready'],
    });
    expect(cellOf(answer, student(0), 'A2').flags).toEqual(['blocked']);
  });

  test('the first evidence opens an objective for the whole class, and what is late is overdue', async () => {
    await record(0, 'A1', 'not-yet');
    const answer = await grid();
    expect(answer.objectives.open).toEqual([true, false, false, false]);
    expect(cellOf(answer, student(0), 'A1')).toMatchObject({ status: 'not-yet', value: 1 });
    expect(cellOf(answer, student(1), 'A1').flags).toContain('overdue');
    expect(cellOf(answer, student(1), 'A2').flags).not.toContain('overdue');
  });

  test('an objective is overdue from the day after its date', async () => {
    await record(0, 'A1', 'not-yet', { on: '2026-10-01' });
    expect(cellOf(await grid('2026-10-05'), student(0), 'A1').flags).not.toContain('overdue');
    expect(cellOf(await grid('2026-10-06'), student(0), 'A1').flags).toContain('overdue');
  });

  test('mastery makes the next one ready and takes the flag away in the same answer', async () => {
    await record(0, 'A1', 'not-yet');
    const { rows } = await record(0, 'A1', 'clear');
    expect(rows.students).toEqual([student(0)]);
    expect(rows.mastered).toEqual([1]);
    const answer = await grid();
    expect(cellOf(answer, student(0), 'A1')).toEqual({
      status: 'mastered',
      level: 'clear',
      value: 3,
      attempts: 2,
      flags: [],
    });
    expect(cellOf(answer, student(0), 'A2').flags).toEqual(['ready']);
    expect(cellOf(answer, student(1), 'A2').flags).toEqual(['blocked']);
    const i = answer.rows.students.indexOf(student(0));
    expect(rows.status).toEqual(answer.rows.status.slice(i * 4, i * 4 + 4));
  });

  test('evidence later than the as-of date is not seen', async () => {
    await record(0, 'A1', 'deep');
    expect(cellOf(await grid('2026-11-09'), student(0), 'A1').status).toBe('not-assessed');
    expect(cellOf(await grid('2026-11-10'), student(0), 'A1').status).toBe('mastered');
  });

  test('late typing of old work never becomes the latest', async () => {
    await host.ask('class.save', { class: built.class, method: 'latest' });
    await record(0, 'A1', 'deep', { on: '2026-11-09' });
    await record(0, 'A1', 'basic', { on: '2026-11-02' });
    expect(cellOf(await grid(), student(0), 'A1').value).toBe(4);
  });

  test('excused wins over evidence and does not block what follows', async () => {
    await record(0, 'A1', 'not-yet');
    await host.ask('mark.set', {
      class: built.class,
      cells: [{ student: student(0), objective: objective('A1') }],
      kind: 'excused',
      on: '2026-11-10',
    });
    const answer = await grid();
    expect(cellOf(answer, student(0), 'A1')).toMatchObject({ status: 'excused', flags: [] });
    expect(cellOf(answer, student(0), 'A2').flags).toEqual(['ready', 'check-first']);
  });

  test('behind allows one late objective, but none that is critical and 10 class days late', async () => {
    await record(3, 'A1', 'basic', { on: '2026-10-01' });
    await record(3, 'A2', 'basic', { on: '2026-11-02' });
    const early = await grid('2026-10-06');
    expect(early.rows.behind).toEqual([0, 0, 0, 0]);
    const later = await grid('2026-10-19');
    expect(later.rows.behind).toEqual([1, 1, 1, 0]);
    expect((await grid()).rows.behind).toEqual([1, 1, 1, 0]);
    await record(3, 'A3', 'basic');
    const answer = await grid();
    expect(answer.rows.ahead).toEqual([0, 0, 0, 1]);
    expect(answer.rows.due).toEqual([2, 2, 2, 2]);
  });

  test('a student in another class that plans the objective keeps the evidence there', async () => {
    await record(0, 'A1', 'deep');
    const other = await host.ask('class.create', { name: 'Algebra, period 5' });
    await host.ask('plan.use', { class: other.class, course: built.course });
    await host.ask('enrolment.start', { class: other.class, student: student(0), on: null });
    const answer = await host.ask('grid.get', { class: other.class });
    expect(cellOf(answer, student(0), 'A1')).toMatchObject({ status: 'mastered', attempts: 1 });
    expect(answer.objectives.open[0]).toBe(false);
  });

  test('who joined late is excused from what was due before, unless mastered', async () => {
    const late = await host.ask('student.create', {
      class: built.class,
      familyName: 'Late',
      givenName: 'Lena',
      on: '2026-11-02',
    });
    await record(0, 'A1', 'basic', { on: '2026-10-01' });
    expect(cellOf(await grid(), late.student, 'A1').status).toBe('excused');
    await host.ask('evidence.record', {
      class: built.class,
      student: late.student,
      objective: objective('A1'),
      level: 'clear',
      on: '2026-11-10',
    });
    expect(cellOf(await grid(), late.student, 'A1').status).toBe('mastered');
  });

  test('who left folds away with the history kept, and a class that is over shows its last roster', async () => {
    await record(0, 'A1', 'clear');
    await host.ask('enrolment.end', { class: built.class, student: student(0), on: '2026-11-10' });
    const answer = await grid();
    expect(answer.rows.students).not.toContain(student(0));
    expect(answer.gone.map((one) => one.id)).toEqual([student(0)]);
    expect((await grid('2026-11-09')).rows.students).toContain(student(0));
    expect((await grid('2028-01-01')).rows.students).toHaveLength(3);
  });

  test('a level of another scale counts as the translated number', async () => {
    await record(0, 'A1', 'clear');
    const scales = await host.ask('scale.list', {});
    const four = scales.find((scale) => scale.name === 'Four points');
    await host.ask('class.save', { class: built.class, scale: four?.id ?? '' });
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({
      status: 'mastered',
      value: 3.5,
    });
  });
});

describe('recording', () => {
  test('a second key on the same cell within ten minutes replaces the first', async () => {
    await record(0, 'A1', 'basic', { replace: true });
    host.clock.millis += 9 * 60_000;
    expect((await record(0, 'A1', 'clear', { replace: true })).replaced).toBe(true);
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ value: 3, attempts: 1 });
    host.clock.millis += 11 * 60_000;
    expect((await record(0, 'A1', 'not-yet', { replace: true })).replaced).toBe(false);
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ value: 3, attempts: 2 });
  });

  test('nothing is replaced on another date, of another kind, or without being asked', async () => {
    await record(0, 'A1', 'basic');
    await record(0, 'A1', 'basic', { replace: true, on: '2026-11-09' });
    await record(0, 'A1', 'basic', { replace: true, kind: 'quiz' });
    await record(0, 'A1', 'basic');
    expect(cellOf(await grid(), student(0), 'A1').attempts).toBe(4);
  });

  test('a score becomes a level by cuts, or a number of its own when linear', async () => {
    const score = { level: null, score: 7, outOf: 10 };
    await record(0, 'A1', '', score);
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ value: 3, level: 'clear' });
    await host.ask('class.save', { class: built.class, scores: 'linear' });
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ value: 2.8, level: 'basic' });
  });

  test.each([
    ['a level the scale lacks', { level: 'superb' }, 'INVALID'],
    ['neither level nor score', { level: null }, 'INVALID'],
    ['a score without points', { level: null, score: 3 }, 'INVALID'],
    ['a negative score', { level: null, score: -1, outOf: 5 }, 'INVALID'],
    ['a day that does not exist', { on: '2026-02-30' }, 'BAD_INPUT'],
    ['a misspelt member', { levle: 'basic' }, 'BAD_INPUT'],
    ['a task of nowhere', { task: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['a lone surrogate', { feedback: '\ud800' }, 'BAD_INPUT'],
  ])('%s is refused and changes nothing', async (_, more, code) => {
    const before = await grid();
    const trouble = await host.refused('evidence.record', {
      class: built.class,
      student: student(0),
      objective: objective('A1'),
      level: 'basic',
      on: '2026-11-10',
      ...more,
    });
    expect(trouble.code).toBe(code);
    expect(await grid()).toEqual(before);
    const history = await host.ask('history.list', {});
    expect(history.map((step) => step.name)).not.toContain('evidence.record');
  });

  test('a student of another class and an objective of no plan are refused', async () => {
    const other = await host.ask('class.create', { name: 'Other' });
    const input = {
      student: student(0),
      objective: objective('A1'),
      level: 'basic',
      on: '2026-11-10',
    };
    expect((await host.refused('evidence.record', { ...input, class: other.class })).code).toBe(
      'NOT_ENROLLED',
    );
    await host.ask('plan.leave-out', {
      class: built.class,
      objective: objective('A1'),
      leftOut: true,
    });
    expect((await host.refused('evidence.record', { ...input, class: built.class })).code).toBe(
      'NOT_PLANNED',
    );
  });

  test('a fill is one step: undo takes every cell back, redo brings them again', async () => {
    const entries = built.students.map((one) => ({
      student: one,
      objective: objective('A1'),
      level: 'basic',
    }));
    const filled = await host.ask('evidence.fill', {
      class: built.class,
      entries,
      on: '2026-11-10',
    });
    expect(filled.recorded).toBe(4);
    const after = await grid();
    await host.ask('history.undo', {});
    expect((await grid()).rows.attempts.every((n) => n === 0)).toBe(true);
    await host.ask('history.redo', {});
    expect(await grid()).toEqual(after);
  });

  test('a fill with one bad entry records nothing', async () => {
    const entries = [
      { student: student(0), objective: objective('A1'), level: 'basic' },
      { student: student(1), objective: objective('A1'), level: 'nonsense' },
    ];
    expect(
      (await host.refused('evidence.fill', { class: built.class, entries, on: '2026-11-10' })).code,
    ).toBe('INVALID');
    expect((await grid()).rows.attempts.every((n) => n === 0)).toBe(true);
  });
});

describe('history of a cell', () => {
  const history = () =>
    host.ask('evidence.history', {
      class: built.class,
      student: student(0),
      objective: objective('A1'),
    });

  test('shows entry, correction and undo, newest first', async () => {
    const { evidence } = await record(0, 'A1', 'basic', { feedback: 'Signs are right.' });
    host.clock.millis += 1000;
    await host.ask('evidence.void', { evidence, reason: 'wrong student' });
    host.clock.millis += 1000;
    await record(0, 'A1', 'deep');
    host.clock.millis += 1000;
    await host.ask('history.undo', {});
    const { attempts, changes } = await history();
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({
      level: 'basic',
      feedback: 'Signs are right.',
      counts: false,
      voided: { why: 'wrong student' },
    });
    expect(changes.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['undone', 'deep', null],
      ['recorded', null, 'deep'],
      ['voided', 'basic', null],
      ['recorded', null, 'basic'],
    ]);
  });

  test('voiding twice is refused', async () => {
    const { evidence } = await record(0, 'A1', 'basic');
    await host.ask('evidence.void', { evidence, reason: 'mistyped' });
    expect((await host.refused('evidence.void', { evidence, reason: 'again' })).code).toBe(
      'ALREADY_VOIDED',
    );
  });
});

describe('the panel of a cell', () => {
  test('names what it needs, what it opens, and the versions left', async () => {
    await record(0, 'A1', 'clear');
    const saved = await host.ask('task.save', {
      class: built.class,
      name: 'Unit 1 test',
      kind: 'test',
      on: '2026-11-09',
      objectives: [objective('A2')],
      versions: ['A', 'B', 'C'],
    });
    await record(0, 'A2', 'not-yet', { task: saved.task, version: 'A', on: '2026-11-09' });
    const cell = await host.ask('cell.get', {
      class: built.class,
      student: student(0),
      objective: objective('A2'),
    });
    expect(cell).toMatchObject({
      status: 'not-yet',
      threshold: 'basic',
      due: '2026-11-09',
      daysOver: 1,
      versionsLeft: ['B', 'C'],
      needs: [{ code: 'A1', mastered: true }],
      opens: [{ code: 'A3' }],
    });
    expect(cell.attempts[0]).toMatchObject({ kind: 'test', task: 'Unit 1 test', version: 'A' });
  });
});

describe('what few attempts carry', () => {
  test('support, aim and source reach the rules through the grid', async () => {
    await record(0, 'A1', 'deep', { support: 'helped' });
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ status: 'not-yet', value: 1 });
    await record(1, 'A1', 'basic');
    await host.ask('class.save', { class: built.class, method: 'latest' });
    await record(1, 'A1', 'not-yet', { aimed: 'deep' });
    expect(cellOf(await grid(), student(1), 'A1')).toMatchObject({ value: 2, attempts: 2 });
  });

  test('make-ups are ordered by the date of their task where the class says so', async () => {
    const { task } = await host.ask('task.save', {
      class: built.class,
      name: 'Test 1',
      kind: 'test',
      on: '2026-10-01',
      objectives: [objective('A1')],
    });
    await host.ask('class.save', { class: built.class, method: 'latest' });
    await record(0, 'A1', 'clear', { on: '2026-10-20' });
    await record(0, 'A1', 'not-yet', { on: '2026-11-05', task });
    expect(cellOf(await grid(), student(0), 'A1').value).toBe(1);
    await host.ask('class.save', { class: built.class, makeUpsByTaskDate: true });
    expect(cellOf(await grid(), student(0), 'A1').value).toBe(3);
  });
});
