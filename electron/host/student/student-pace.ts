import { classDaysSince } from '#shared/domain/calendar.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { daysPerObjective, doneBy } from '#shared/domain/cycle/pacing.ts';
import type { StudentRow } from '#shared/domain/student-row.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { DayStudent } from '../class/class-day.ts';

/** By when a student is done with the plan at the pace so far. */
export function studentPace(
  book: ClassBook,
  student: DayStudent,
  row: StudentRow,
  asOf: IsoDate,
): { doneBy: IsoDate | null; remaining: number } {
  const is = (status: string) => row.status.filter((code) => CELL_STATUSES[code] === status).length;
  const mastered = is('mastered');
  const remaining = row.status.length - mastered - is('excused');
  const start = student.start ?? book.row.first;
  const used = start === null ? 0 : classDaysSince(book.calendar, addDays(start, -1), asOf);
  const pace = daysPerObjective(used, mastered);
  const isKnown = pace !== null && remaining > 0;
  return { doneBy: isKnown ? doneBy(book.calendar, asOf, remaining, pace) : null, remaining };
}
