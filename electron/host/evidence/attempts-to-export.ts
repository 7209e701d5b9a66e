import type { IsoDate } from '#shared/domain/time.ts';
import { compareStudents } from '../class/roster-order.ts';
import type { ReadCtx } from '../context.ts';
import type { Steps } from '../steps.ts';
import { attemptsInClass, studentsAssessedIn } from '../store/export-store.ts';

/** An attempt as a file of evidence holds it. */
export type AttemptToExport = ReturnType<typeof attemptsInClass>[number];

/**
 * The attempts taken in a class that are not voided, days inclusive: by student in the order of the
 * roster, those of each in their total order.
 */
export function* attemptsToExport(
  ctx: ReadCtx,
  classId: string,
  span: { readonly start: IsoDate; readonly end: IsoDate } | null,
): Steps<AttemptToExport[]> {
  const key = ctx.rows.keyOf('class', classId);
  const students = studentsAssessedIn(ctx, key).sort(compareStudents);
  const all: AttemptToExport[] = [];
  for (const [done, student] of students.entries()) {
    for (const attempt of attemptsInClass(ctx, key, student.key)) {
      if (span && (attempt.on < span.start || attempt.on > span.end)) continue;
      all.push(attempt);
    }
    yield { done, total: students.length };
  }
  return all;
}
