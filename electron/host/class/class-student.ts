import { listName, spokenName } from '#shared/domain/roster.ts';
import type { ClassDay, DayStudent } from './class-day.ts';

/**
 * A student of the class by id: as the day's roster has the person, else, for one who has left or
 * is yet to come, by the newest span. Undefined for a stranger.
 */
export function studentOfClass(day: ClassDay, id: string): DayStudent | undefined {
  const here = day.students.find((student) => student.id === id);
  if (here) return here;
  const span = day.book.enrolments
    .filter((one) => one.id === id)
    .sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? 1 : -1))[0];
  return span && { ...span, listName: listName(span), spoken: spokenName(span), newcomer: false };
}
