import { describe, expect, test } from 'vitest';
import { algebraEach } from '../../helpers/algebra.ts';
import { cellOf } from '../../helpers/grid-view.ts';

const algebra = algebraEach();
const { student, objective, record, grid } = algebra;

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
    await algebra.host.ask('class.save', { class: algebra.built.class, method: 'latest' });
    await record(0, 'A1', 'deep', { on: '2026-11-09' });
    await record(0, 'A1', 'basic', { on: '2026-11-02' });
    expect(cellOf(await grid(), student(0), 'A1').value).toBe(4);
  });

  test('excused wins over evidence and does not block what follows', async () => {
    await record(0, 'A1', 'not-yet');
    await algebra.host.ask('mark.set', {
      class: algebra.built.class,
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
    const other = await algebra.host.ask('class.create', { name: 'Algebra, period 5' });
    await algebra.host.ask('plan.use', { class: other.class, course: algebra.built.course });
    await algebra.host.ask('enrolment.start', {
      class: other.class,
      student: student(0),
      on: null,
    });
    const answer = await algebra.host.ask('grid.get', { class: other.class });
    expect(cellOf(answer, student(0), 'A1')).toMatchObject({ status: 'mastered', attempts: 1 });
    expect(answer.objectives.open[0]).toBe(false);
  });

  test('who joined late is excused from what was due before, unless mastered', async () => {
    const late = await algebra.host.ask('student.create', {
      class: algebra.built.class,
      familyName: 'Late',
      givenName: 'Lena',
      on: '2026-11-02',
    });
    await record(0, 'A1', 'basic', { on: '2026-10-01' });
    expect(cellOf(await grid(), late.student, 'A1').status).toBe('excused');
    await algebra.host.ask('evidence.record', {
      class: algebra.built.class,
      student: late.student,
      objective: objective('A1'),
      level: 'clear',
      on: '2026-11-10',
    });
    expect(cellOf(await grid(), late.student, 'A1').status).toBe('mastered');
  });

  test('who left folds away with the history kept, and a class that is over shows its last roster', async () => {
    await record(0, 'A1', 'clear');
    await algebra.host.ask('enrolment.end', {
      class: algebra.built.class,
      student: student(0),
      on: '2026-11-10',
    });
    const answer = await grid();
    expect(answer.rows.students).not.toContain(student(0));
    expect(answer.gone.map((one) => one.id)).toEqual([student(0)]);
    expect((await grid('2026-11-09')).rows.students).toContain(student(0));
    expect((await grid('2028-01-01')).rows.students).toHaveLength(3);
  });

  test('a level of another scale counts as the translated number', async () => {
    await record(0, 'A1', 'clear');
    const scales = await algebra.host.ask('scale.list', {});
    const four = scales.find((scale) => scale.name === 'Four points');
    await algebra.host.ask('class.save', { class: algebra.built.class, scale: four?.id ?? '' });
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({
      status: 'mastered',
      value: 3.5,
    });
  });
});

describe('what few attempts carry', () => {
  test('support, aim and source reach the rules through the grid', async () => {
    await record(0, 'A1', 'deep', { support: 'helped' });
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ status: 'not-yet', value: 1 });
    await record(1, 'A1', 'basic');
    await algebra.host.ask('class.save', { class: algebra.built.class, method: 'latest' });
    await record(1, 'A1', 'not-yet', { aimed: 'deep' });
    expect(cellOf(await grid(), student(1), 'A1')).toMatchObject({ value: 2, attempts: 2 });
  });

  test('make-ups are ordered by the date of their task where the class says so', async () => {
    const { task } = await algebra.host.ask('task.save', {
      class: algebra.built.class,
      name: 'Test 1',
      kind: 'test',
      on: '2026-10-01',
      objectives: [objective('A1')],
    });
    await algebra.host.ask('class.save', { class: algebra.built.class, method: 'latest' });
    await record(0, 'A1', 'clear', { on: '2026-10-20' });
    await record(0, 'A1', 'not-yet', { on: '2026-11-05', task });
    expect(cellOf(await grid(), student(0), 'A1').value).toBe(1);
    await algebra.host.ask('class.save', { class: algebra.built.class, makeUpsByTaskDate: true });
    expect(cellOf(await grid(), student(0), 'A1').value).toBe(3);
  });
});
