import { TroubleError } from '#shared/contract/errors.ts';
import { rosterDay, spokenName } from '#shared/domain/roster.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import { planOf } from '../store/plan-store.ts';
import { enrolledOn, spansOfClass } from '../store/roster-store.ts';
import { bookOfCell } from './beyond-book.ts';

/** Answers who may get an entry in a class; throws for whoever may not. */
export interface Belonging {
  /** Throws NOT_FOUND, or NOT_ENROLLED, NOT_ENROLLED_ON unless the student is in the class. */
  student(id: string): void;
  /** Throws NOT_FOUND, or NOT_PLANNED unless the class plans it or the student has it beyond. */
  objective(id: string, student: string): void;
}

/**
 * Reads once who and what belongs to a class; a day asks for those enrolled then, null for
 * everybody who ever was.
 */
export function belonging(ctx: ReadCtx, classId: string, on: IsoDate | null): Belonging {
  const { name, first, last } = found(ctx, 'class', classId);
  const ever = new Set(spansOfClass(ctx, classId).map((span) => span.student));
  const enrolled = on === null ? ever : enrolledOn(ctx, classId, rosterDay(on, first, last));
  const planned = new Set(
    planOf(ctx, classId)
      .filter((row) => row.leftOut !== 1)
      .map((row) => row.id),
  );
  return {
    student(id) {
      if (enrolled.has(id)) return;
      const person = spokenName(found(ctx, 'student', id));
      throw on !== null && ever.has(id)
        ? new TroubleError('NOT_ENROLLED_ON', { name: person, class: name, day: on })
        : new TroubleError('NOT_ENROLLED', { name: person, class: name });
    },
    objective(id, student) {
      if (planned.has(id)) return;
      found(ctx, 'objective', id);
      found(ctx, 'student', student);
      bookOfCell(ctx, classId, { student, objective: id });
    },
  };
}
