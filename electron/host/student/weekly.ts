import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { weeklyList } from '#shared/domain/cycle/weekly.ts';
import { findLevel } from '#shared/domain/scale.ts';
import type { StudentFacts, StudentRow } from '#shared/domain/student-row.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import { classBook } from '../class/class-book.ts';
import { classDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { heldOf } from '../evidence/check-outlook.ts';
import { partsOf } from '../store/course-store.ts';
import { goalsOf, recommendedLevels } from '../store/cycle-store.ts';

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
  const recommended = recommendedLevels(
    ctx,
    day.students.map((student) => student.key),
  );
  /** What is mastered and was recommended, by name, to be shown at a higher level. */
  const deeperOf = (student: number, row: StudentRow, facts: StudentFacts) =>
    recommended.flatMap((one) => {
      const at = one.objective === null ? undefined : book.positions.get(one.objective);
      const objective = at === undefined ? undefined : book.objectives[at];
      if (one.student !== student || at === undefined || !objective) return [];
      const level = findLevel(book.scale, one.level);
      const held = heldOf(book, facts, at).held ?? Number.NEGATIVE_INFINITY;
      if (CELL_STATUSES[row.status[at] ?? 0] !== 'mastered') return [];
      if (!level || level.value <= held) return [];
      const { id, code, statement } = objective;
      return [{ id, code, statement, level: level.name }];
    });
  return {
    class: { id: book.id, name: book.row.name },
    on,
    until,
    students: studentDays(ctx, day, day.students).map(({ student, row, facts }) => ({
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
      deeper: deeperOf(student.key, row, facts),
      goals: goals.filter((goal) => goal.student === student.key).map((goal) => goal.text),
    })),
  };
}
