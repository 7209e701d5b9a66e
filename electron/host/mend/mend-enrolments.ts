import { addDays, type IsoDate } from '#shared/domain/time.ts';
import type { WriteCtx } from '../context.ts';
import { rowName } from '../merge/row-name.ts';
import { say } from '../say.ts';
import { allClasses } from '../store/class-store.ts';
import { type EnrolmentSpan, spansOfClass } from '../store/roster-store.ts';

/**
 * Joins enrolments of one student that overlap, and gives one that ends before it begins a single
 * day: the student stays known in the class. Answers what was done, in sentences.
 */
export function mendEnrolments(ctx: WriteCtx): string[] {
  return allClasses(ctx).flatMap((row) => {
    const sentences: string[] = [];
    const tell = (key: 'check.mended-day' | 'check.mended-joined', student: string) => {
      const name = rowName(ctx, 'student', student);
      sentences.push(say(key, { name, class: row.name }));
    };
    for (const { id, student, start, until } of spansOfClass(ctx, row.id)) {
      if (start === null || until === null || start < until) continue;
      ctx.rows.update('enrolment', id, { until: addDays(start, 1) });
      tell('check.mended-day', student);
    }
    const open = new Map<string, EnrolmentSpan>();
    for (const span of spansOfClass(ctx, row.id)) {
      const earlier = open.get(span.student);
      if (!earlier || (earlier.until !== null && earlier.until <= (span.start ?? ''))) {
        open.set(span.student, span);
        continue;
      }
      const until = laterEnd(earlier.until, span.until);
      ctx.rows.remove('enrolment', span.id);
      if (until !== earlier.until) ctx.rows.update('enrolment', earlier.id, { until });
      open.set(span.student, { ...earlier, until });
      tell('check.mended-joined', span.student);
    }
    return sentences;
  });
}

/** Of two ends the later; without one, there is none. */
const laterEnd = (a: IsoDate | null, b: IsoDate | null): IsoDate | null =>
  a === null || b === null ? null : a > b ? a : b;
