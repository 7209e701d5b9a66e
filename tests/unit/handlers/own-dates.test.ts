import { describe, expect, test } from 'vitest';
import { algebraEach } from '../../helpers/algebra.ts';
import { cellOf } from '../../helpers/grid-view.ts';

const algebra = algebraEach();
const { student, objective, record, grid } = algebra;

describe('a newcomer', () => {
  test('is asked what was due before, once there is a date of the own after the enrolment', async () => {
    const { host, built } = algebra;
    await record(1, 'A1', 'basic', { on: '2026-10-01' });
    await host.ask('enrolment.end', {
      class: built.class,
      student: student(0),
      on: '2026-08-25',
    });
    await host.ask('enrolment.start', {
      class: built.class,
      student: student(0),
      on: '2026-10-19',
    });
    expect(cellOf(await grid(), student(0), 'A1').status).toBe('excused');
    await host.ask('plan.own-due', {
      student: student(0),
      objective: objective('A1'),
      on: '2026-11-09',
    });
    const cell = cellOf(await grid(), student(0), 'A1');
    expect(cell.status).toBe('not-assessed');
    expect(cell.flags).toContain('overdue');
  });
});

describe('an objective that the class leaves out', () => {
  test('blocks nobody and asks to check first', async () => {
    const { host, built } = algebra;
    expect(cellOf(await grid(), student(0), 'A2').flags).toContain('blocked');
    await host.ask('plan.leave-out', {
      class: built.class,
      objective: objective('A1'),
      leftOut: true,
    });
    const { flags } = cellOf(await grid(), student(0), 'A2');
    expect(flags).toContain('ready');
    expect(flags).toContain('check-first');
    expect(flags).not.toContain('blocked');
  });
});

describe('a class that is over', () => {
  test('takes late work of those it ended with, and of nobody who left before', async () => {
    const { host, built } = algebra;
    for (const i of [0, 1, 2]) {
      await host.ask('enrolment.end', {
        class: built.class,
        student: student(i),
        on: i === 2 ? '2026-10-01' : '2026-10-31',
      });
    }
    await host.ask('class.save', { class: built.class, last: '2026-10-30' });
    await record(0, 'A1', 'basic', { on: '2026-11-10' });
    expect(cellOf(await grid(), student(0), 'A1').level).toBe('basic');
    await host.ask('mark.set', {
      class: built.class,
      cells: [{ student: student(1), objective: objective('A1') }],
      kind: 'missing',
      on: '2026-11-10',
    });
    const left = { class: built.class, student: student(2), objective: objective('A1') };
    const late = { ...left, level: 'basic', on: '2026-11-10' };
    expect((await host.refused('evidence.record', late)).code).toBe('NOT_ENROLLED_ON');
  });
});
