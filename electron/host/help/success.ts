import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { HelpStudent } from '#shared/domain/help/student.ts';
import { nextObjective } from '#shared/domain/next-objective.ts';
import { waitingOn } from '#shared/domain/prerequisite-reach.ts';
import type { ReadCtx } from '../context.ts';
import type { ClassHelp } from './class-help.ts';
import { letterGains } from './letter-gains.ts';

/** The objective to bring to each student, with what one success on it changes. */
export function successOf(ctx: ReadCtx, help: ClassHelp) {
  const { book } = help;
  const reach = ctx.memo(`reach ${book.id}`, () =>
    waitingOn(book.objectives.map((objective) => objective.needs)),
  );
  const letterAfter = letterGains(ctx, help);
  return (student: HelpStudent) => {
    const position = nextObjective(student.row, book.objectives);
    const objective = position === null ? undefined : book.objectives[position];
    if (position === null || !objective) return null;
    const opens = [...(reach[position] ?? [])].filter((i) => {
      const status = CELL_STATUSES[student.row.status[i] ?? 0];
      return i < book.planned && status !== 'mastered' && status !== 'excused';
    }).length;
    return {
      id: objective.id,
      code: objective.code,
      statement: objective.statement,
      opens,
      letter: letterAfter(student, position),
    };
  };
}
