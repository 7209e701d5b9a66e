import type { Output } from '#shared/contract/contract.ts';
import type { ReadCtx } from '../context.ts';
import { type ClassDay, type DayStudent, studentDays } from './class-day.ts';

export type GridRows = Output<'grid.get'>['rows'];

/** The cells of some students as columns of plain numbers, ready to travel. */
export function gridRows(ctx: ReadCtx, day: ClassDay, students: readonly DayStudent[]): GridRows {
  const rows: GridRows = {
    students: [],
    status: [],
    level: [],
    value: [],
    attempts: [],
    flags: [],
    behind: [],
    ahead: [],
    mastered: [],
    due: [],
  };
  for (const { student, row } of studentDays(ctx, day, students)) {
    rows.students.push(student.id);
    rows.status.push(...row.status);
    rows.level.push(...row.level);
    rows.value.push(...row.value);
    rows.attempts.push(...row.attempts);
    rows.flags.push(...row.flags);
    rows.behind.push(row.behind);
    rows.ahead.push(row.ahead);
    rows.mastered.push(row.mastered);
    rows.due.push(row.dueCount);
  }
  return rows;
}
