import type { Output } from '#shared/contract/contract.ts';
import { isClassDay } from '#shared/domain/calendar.ts';
import { weeklyList } from '#shared/domain/cycle/weekly.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import { classBook } from '../class/class-book.ts';
import { classDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { individualPlanOf } from '../store/cycle-store.ts';

/** A week ahead: a substitute needs no more. */
const AHEAD = 6;

/** What each student goes on with; more would not be looked at. */
const NEXT = 2;

/**
 * What somebody needs who takes the class for a day: how to call everybody, what each goes on with,
 * what was agreed. Nothing of how they stand, of letters, notes or families.
 */
export function substitute(ctx: ReadCtx, classId: string, on: IsoDate): Output<'substitute.get'> {
  const book = classBook(ctx, classId);
  const day = classDay(ctx, book, on);
  return {
    class: { id: book.id, name: book.row.name },
    on,
    meets: isClassDay(book.calendar, on),
    students: studentDays(ctx, day, day.students).map(({ student, row }) => {
      const person = ctx.rows.get('student', student.id);
      const plan = individualPlanOf(ctx, student.key);
      const holds = plan && (plan.start ?? on) <= on && (plan.until ?? on) >= on ? plan : null;
      return {
        id: student.id,
        called: student.spoken,
        pronouns: person?.pronouns ?? null,
        said: person?.said ?? null,
        next: weeklyList(row, book.objectives, addDays(on, AHEAD))
          .filter((line) => line.ready)
          .slice(0, NEXT)
          .flatMap(({ position }) => {
            const objective = book.objectives[position];
            if (!objective) return [];
            const { id, code, statement } = objective;
            return [{ id, code, statement }];
          }),
        accommodations: holds?.accommodations ?? null,
        pullOut: holds?.pullOut ?? null,
      };
    }),
  };
}
