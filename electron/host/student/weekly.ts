import type { Output } from '#shared/contract/contract.ts';
import { weeklyList } from '#shared/domain/cycle/weekly.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import { classBook } from '../class/class-book.ts';
import { classDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { partsOf } from '../store/course-store.ts';
import { goalsOf } from '../store/cycle-store.ts';

/** A week: the day and the six after it. */
const WEEK = 6;

/** What each student of a class is to master in the week from a day on. */
export function weekly(ctx: ReadCtx, classId: string, on: IsoDate): Output<'weekly.get'> {
  const book = classBook(ctx, classId);
  const until = addDays(on, WEEK);
  const day = classDay(ctx, book, on);
  const parts = partsOf(
    ctx,
    book.objectives.map((objective) => objective.key),
  );
  const goals = goalsOf(
    ctx,
    day.students.map((student) => student.key),
  ).filter((goal) => goal.reachedOn === null && goal.setOn <= until);
  return {
    class: { id: book.id, name: book.row.name },
    on,
    until,
    students: studentDays(ctx, day, day.students).map(({ student, row }) => ({
      id: student.id,
      schoolId: student.schoolId,
      name: student.listName,
      called: student.spoken,
      objectives: weeklyList(row, book.objectives, until).map(({ position, ready }) => {
        const objective = book.objectives[position];
        const key = objective?.key ?? -1;
        return {
          id: objective?.id ?? '',
          code: objective?.code ?? '',
          statement: objective?.statement ?? '',
          target: ctx.rows.get('objective', objective?.id ?? '')?.learningTarget ?? null,
          due: row.due[position] ?? null,
          ready,
          resource: parts.resources.get(key)?.[0] ?? null,
        };
      }),
      goals: goals.filter((goal) => goal.student === student.key).map((goal) => goal.text),
    })),
  };
}
