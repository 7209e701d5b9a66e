import { describe, expect, test } from 'vitest';
import { algebraEach } from '../../helpers/algebra.ts';
import { cellOf } from '../../helpers/grid-view.ts';

const algebra = algebraEach();
const { student, objective, record, grid } = algebra;

describe('recording', () => {
  test('a second key on the same cell within ten minutes replaces the first', async () => {
    await record(0, 'A1', 'basic', { replace: true });
    algebra.host.clock.millis += 9 * 60_000;
    expect((await record(0, 'A1', 'clear', { replace: true })).replaced).toBe(true);
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ value: 3, attempts: 1 });
    algebra.host.clock.millis += 11 * 60_000;
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
    await algebra.host.ask('class.save', { class: algebra.built.class, scores: 'linear' });
    expect(cellOf(await grid(), student(0), 'A1')).toMatchObject({ value: 2.8, level: 'basic' });
  });

  test.each([
    ['a level the scale lacks', { level: 'superb' }, 'INVALID'],
    ['neither level nor score', { level: null }, 'INVALID'],
    ['a score without points', { level: null, score: 3 }, 'INVALID'],
    ['a level and a score at once', { level: 'basic', score: 3, outOf: 5 }, 'INVALID'],
    ['a negative score', { level: null, score: -1, outOf: 5 }, 'INVALID'],
    ['a day that does not exist', { on: '2026-02-30' }, 'BAD_INPUT'],
    ['a misspelt member', { levle: 'basic' }, 'BAD_INPUT'],
    ['a task of nowhere', { task: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['a lone surrogate', { feedback: '\ud800' }, 'BAD_INPUT'],
  ])('%s is refused and changes nothing', async (_, more, code) => {
    const before = await grid();
    const trouble = await algebra.host.refused('evidence.record', {
      class: algebra.built.class,
      student: student(0),
      objective: objective('A1'),
      level: 'basic',
      on: '2026-11-10',
      ...more,
    });
    expect(trouble.code).toBe(code);
    expect(await grid()).toEqual(before);
    const history = await algebra.host.ask('history.list', {});
    expect(history.map((step) => step.name)).not.toContain('evidence.record');
  });

  test('a level for a student who left is refused from the first day away, and says so', async () => {
    await algebra.host.ask('enrolment.end', {
      class: algebra.built.class,
      student: student(0),
      on: '2026-11-05',
    });
    const on = (day: string) => ({
      class: algebra.built.class,
      student: student(0),
      objective: objective('A1'),
      level: 'basic',
      on: day,
    });
    const refused = await algebra.host.refused('evidence.record', on('2026-11-05'));
    expect(refused).toMatchObject({ code: 'NOT_ENROLLED_ON', params: { day: '2026-11-05' } });
    // Late typing of old work stays possible.
    await algebra.host.ask('evidence.record', on('2026-11-04'));
  });

  test('a student of another class and an objective of no plan are refused', async () => {
    const other = await algebra.host.ask('class.create', { name: 'Other' });
    const input = {
      student: student(0),
      objective: objective('A1'),
      level: 'basic',
      on: '2026-11-10',
    };
    expect(
      (await algebra.host.refused('evidence.record', { ...input, class: other.class })).code,
    ).toBe('NOT_ENROLLED');
    await algebra.host.ask('plan.leave-out', {
      class: algebra.built.class,
      objective: objective('A1'),
      leftOut: true,
    });
    expect(
      (await algebra.host.refused('evidence.record', { ...input, class: algebra.built.class }))
        .code,
    ).toBe('NOT_PLANNED');
  });

  test('a fill is one step: undo takes every cell back, redo brings them again', async () => {
    const entries = algebra.built.students.map((one) => ({
      student: one,
      objective: objective('A1'),
      level: 'basic',
    }));
    const filled = await algebra.host.ask('evidence.fill', {
      class: algebra.built.class,
      entries,
      on: '2026-11-10',
    });
    expect(filled.recorded).toBe(4);
    const after = await grid();
    await algebra.host.ask('history.undo', {});
    expect((await grid()).rows.attempts.every((n) => n === 0)).toBe(true);
    await algebra.host.ask('history.redo', {});
    expect(await grid()).toEqual(after);
  });

  test('a fill with one bad entry records nothing', async () => {
    const entries = [
      { student: student(0), objective: objective('A1'), level: 'basic' },
      { student: student(1), objective: objective('A1'), level: 'nonsense' },
    ];
    expect(
      (
        await algebra.host.refused('evidence.fill', {
          class: algebra.built.class,
          entries,
          on: '2026-11-10',
        })
      ).code,
    ).toBe('INVALID');
    expect((await grid()).rows.attempts.every((n) => n === 0)).toBe(true);
  });
});

describe('history of a cell', () => {
  const history = () =>
    algebra.host.ask('evidence.history', {
      class: algebra.built.class,
      student: student(0),
      objective: objective('A1'),
    });

  test('shows entry, correction and undo, newest first', async () => {
    const { evidence } = await record(0, 'A1', 'basic', { feedback: 'Signs are right.' });
    algebra.host.clock.millis += 1000;
    await algebra.host.ask('evidence.void', { evidence, reason: 'wrong student' });
    algebra.host.clock.millis += 1000;
    await record(0, 'A1', 'deep');
    algebra.host.clock.millis += 1000;
    await algebra.host.ask('history.undo', {});
    const { attempts, changes } = await history();
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({
      level: 'basic',
      feedback: 'Signs are right.',
      counts: false,
      voided: { why: 'wrong student' },
    });
    expect(changes.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['undone', 'Deep', null],
      ['recorded', null, 'Deep'],
      ['voided', 'Basic', null],
      ['recorded', null, 'Basic'],
    ]);
  });

  test('voiding twice is refused', async () => {
    const { evidence } = await record(0, 'A1', 'basic');
    await algebra.host.ask('evidence.void', { evidence, reason: 'mistyped' });
    expect((await algebra.host.refused('evidence.void', { evidence, reason: 'again' })).code).toBe(
      'ALREADY_VOIDED',
    );
  });
});

describe('the panel of a cell', () => {
  test('names what it needs, what it opens, and the versions left', async () => {
    await record(0, 'A1', 'clear');
    const saved = await algebra.host.ask('task.save', {
      class: algebra.built.class,
      name: 'Unit 1 test',
      kind: 'test',
      on: '2026-11-09',
      objectives: [objective('A2')],
      versions: ['A', 'B', 'C'],
    });
    await record(0, 'A2', 'not-yet', { task: saved.task, version: 'A', on: '2026-11-09' });
    const cell = await algebra.host.ask('cell.get', {
      class: algebra.built.class,
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

describe('a paste', () => {
  test('of levels and marks is one step, and one bad cell takes none of it', async () => {
    const at = (i: number, code: string) => ({ student: student(i), objective: objective(code) });
    const input = {
      class: algebra.built.class,
      on: '2026-11-10',
      entries: [{ ...at(0, 'A1'), level: 'clear' }],
      marks: [
        { ...at(1, 'A1'), kind: 'excused' as const },
        { ...at(2, 'A1'), kind: 'missing' as const },
      ],
    };
    const steps = (await algebra.host.ask('history.list', {})).length;
    const filled = await algebra.host.ask('evidence.fill', input);
    expect(filled).toMatchObject({ recorded: 1, marked: 2 });
    expect(filled.rows.students).toHaveLength(3);
    const answer = await grid();
    expect(cellOf(answer, student(1), 'A1').status).toBe('excused');
    expect(cellOf(answer, student(2), 'A1').flags).toContain('missing');
    expect(await algebra.host.ask('history.list', {})).toHaveLength(steps + 1);
    await algebra.host.ask('history.undo', {});
    const bad = { ...input, entries: [{ ...at(0, 'A1'), level: 'superb' }] };
    expect((await algebra.host.refused('evidence.fill', bad)).code).toBe('INVALID');
    expect(
      (await algebra.host.refused('evidence.fill', { ...input, entries: [], marks: [] })).code,
    ).toBe('INVALID');
    expect(cellOf(await grid(), student(1), 'A1').status).toBe('not-assessed');
  });
});
