import { describe, expect, test } from 'vitest';
import { cellOf } from '../../helpers/grid-view.ts';
import { algebraEach } from './algebra.ts';

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
