import type { IsoDate } from '#shared/domain/time.ts';
import type { StudentDay } from './class-day.ts';
import type { ReadCtx } from './context.ts';
import { lastTalk } from './store/facts-store.ts';

/** Kinds of evidence that are a talk with the student, when they were typed one by one. */
const TALKS: ReadonlySet<string> = new Set(['check', 'conference', 'observation']);

/**
 * The last day until `on` on which the teacher talked with the student: contact key, corrective,
 * or a check, conference or observation; imported, filled or written evidence is none.
 */
export function lastContact(
  ctx: ReadCtx,
  student: number,
  day: StudentDay,
  on: IsoDate,
): IsoDate | null {
  let last = lastTalk(ctx, student, on);
  for (const attempts of day.facts.attempts) {
    for (const attempt of attempts) {
      const isTalk = TALKS.has(attempt.kind) && attempt.source === null;
      if (isTalk && (last === null || attempt.on > last)) last = attempt.on;
    }
  }
  return last;
}
