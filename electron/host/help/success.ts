import { CELL_STATUSES, hasFlag } from '#shared/domain/cell.ts';
import type { HelpStudent } from '#shared/domain/help/student.ts';
import { nextObjective } from '#shared/domain/next-objective.ts';
import type { Term } from '#shared/domain/term.ts';
import type { ReadCtx } from '../context.ts';
import type { ClassHelp } from './class-help.ts';
import { type LetterGain, letterGains } from './letter-gains.ts';

/** What one success of a student on one objective changes. */
export interface Success {
  readonly id: string;
  readonly code: string;
  readonly statement: string;
  /** How many planned objectives would no longer be blocked. */
  readonly opens: number;
  readonly letter: LetterGain | null;
}

/** Says for every student what to bring, and what would change most. */
export interface Successes {
  readonly term: Term | null;
  /** The objective to bring next. */
  next(student: HelpStudent): Success | null;
  /** Of what could be shown today, what changes most: the letter, else what waits on it. */
  best(student: HelpStudent): Success | null;
}

/** Reads once what successes in a class are held against. */
export function successesOf(ctx: ReadCtx, help: ClassHelp): Successes {
  const { book } = help;
  const gains = letterGains(ctx, help);
  const isDone = (student: HelpStudent, i: number) => {
    const status = CELL_STATUSES[student.row.status[i] ?? 0];
    return status === 'mastered' || status === 'excused';
  };
  /** How many would no longer be blocked: they wait on this one and on nothing else. */
  const opened = (student: HelpStudent, position: number) =>
    book.objectives
      .slice(0, book.planned)
      .filter(
        ({ needs }, i) =>
          needs.includes(position) &&
          !isDone(student, i) &&
          needs.every((need) => need === position || need >= book.planned || isDone(student, need)),
      ).length;
  const successOn = (student: HelpStudent, position: number): Success | null => {
    const objective = book.objectives[position];
    if (!objective) return null;
    return {
      id: objective.id,
      code: objective.code,
      statement: objective.statement,
      opens: opened(student, position),
      letter: gains.after(student, position),
    };
  };
  return {
    term: gains.term,
    next(student) {
      const position = nextObjective(student.row, book.objectives);
      return position === null ? null : successOn(student, position);
    },
    best(student) {
      const ready = [...help.about.critical.keys()].filter(
        (i) =>
          !isDone(student, i) &&
          !hasFlag(student.row.flags[i] ?? 0, 'blocked') &&
          (help.day.context.opened[i] ?? null) !== null,
      );
      return ready
        .flatMap((i) => successOn(student, i) ?? [])
        .reduce<Success | null>(
          (best, one) => (best && !changesMore(one, best) ? best : one),
          null,
        );
    },
  };
}

/** A letter before none; then what opens more. */
export function changesMore(a: Success, b: Success): boolean {
  const letters = Number(a.letter !== null) - Number(b.letter !== null);
  return letters === 0 ? a.opens > b.opens : letters > 0;
}
