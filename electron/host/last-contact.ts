import type { IsoDate } from '#shared/domain/time.ts';
import type { StudentDay } from './class-day.ts';

/** Kinds of evidence that are a talk with the student, when they were typed one by one. */
const TALKS: ReadonlySet<string> = new Set(['check', 'conference', 'observation']);

/**
 * The last day on which the teacher talked with the student: contact key (`contacted`), corrective,
 * or a check, conference or observation; imported, filled or written evidence is none.
 */
export function lastContact(day: StudentDay, contacted: IsoDate | null): IsoDate | null {
  const talks = day.facts.attempts
    .flat()
    .filter((attempt) => TALKS.has(attempt.kind) && attempt.source === null)
    .map((attempt) => attempt.on);
  const days = [contacted, day.lastHelped, ...talks].filter((on) => on !== null);
  return days.reduce<IsoDate | null>((last, on) => (last === null || on > last ? on : last), null);
}
