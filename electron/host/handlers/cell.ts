import { TroubleError } from '#shared/contract/errors.ts';
import { CELL_STATUSES, flagsOf, hasFlag, statusCode } from '#shared/domain/cell.ts';
import { insteadOf } from '#shared/domain/cycle/instead-of.ts';
import { holds } from '#shared/domain/mark.ts';
import { lackingAttempts } from '#shared/domain/mastery.ts';
import { listName } from '#shared/domain/roster.ts';
import { daysBetween } from '#shared/domain/time.ts';
import { bookOfCell } from '../class/beyond-book.ts';
import { type ClassBook, ownPlanOn } from '../class/class-book.ts';
import { classDay, oneStudentDay } from '../class/class-day.ts';
import { studentOfClass } from '../class/class-student.ts';
import { objectiveViewByKey } from '../class/objective-view.ts';
import { reachOn } from '../class/reach.ts';
import type { ReadCtx } from '../context.ts';
import { attemptViews } from '../evidence/attempt-views.ts';
import { isSettled } from '../evidence/settled-mark.ts';
import { found } from '../found.ts';
import { overrideInForce } from '../letters/overrides.ts';
import type { Handler } from '../registry.ts';
import {
  attemptRows,
  correctivesOfCell,
  marksOfCell,
  notesOfCell,
  opensOf,
} from '../store/attempt-store.ts';
import { studentView } from '../student/student-view.ts';

/** Everything about one cell. */
export const cellGet: Handler<'cell.get'> = (ctx, input) => {
  const { class: classId, asOf = ctx.today } = input;
  const person = found(ctx, 'student', input.student);
  const book = bookOfCell(ctx, classId, input);
  const keys = {
    student: ctx.rows.keyOf('student', input.student),
    objective: ctx.rows.keyOf('objective', input.objective),
  };
  const i = book.positions.get(keys.objective) ?? book.planned;
  const planned = i < book.planned ? book.objectives[i] : undefined;
  const objective = objectiveViewByKey(ctx, keys.objective);
  if (!planned || !objective) {
    throw new TroubleError('NOT_PLANNED', {
      objective: objective?.code ?? input.objective,
      class: book.row.name,
    });
  }
  const day = classDay(ctx, book, asOf);
  const student = studentOfClass(day, input.student);
  if (!student) {
    throw new TroubleError('NOT_ENROLLED', { name: listName(person), class: book.row.name });
  }
  const { row, facts } = oneStudentDay(ctx, day, student);
  const own = ownPlanOn(book, keys.student, asOf);
  const flags = row.flags[i] ?? 0;
  const due = row.due[i] ?? null;
  const isMastered = row.status[i] === statusCode('mastered');
  const rules = own.rules.get(i) ?? planned.rules;
  const attempts = attemptViews(
    ctx,
    book,
    rules,
    attemptRows(ctx, keys.student, keys.objective),
  ).reverse();
  return {
    student: studentView(input.student, person),
    objective,
    unit: book.units.findLast((unit) => unit.first <= i)?.name ?? '',
    due,
    ownDue: own.due.has(i),
    open: (day.context.opened[i] ?? '9999') <= asOf,
    status: CELL_STATUSES[row.status[i] ?? 0] ?? 'not-assessed',
    level: book.scale.levels[row.level[i] ?? -1]?.key ?? null,
    value: row.value[i] ?? null,
    lacks:
      row.status[i] === statusCode('insufficient')
        ? lackingAttempts(facts.attempts[i] ?? [], rules)
        : 0,
    override: overrideInForce(ctx, book, keys, flags),
    threshold:
      book.scale.levels.find((level) => level.value === rules.threshold)?.key ?? book.threshold,
    flags: flagsOf(flags),
    daysOver: hasFlag(flags, 'overdue') && due !== null ? daysBetween(due, asOf) : 0,
    attempts,
    correctives: correctivesOfCell(ctx, keys.student, keys.objective),
    marks: marksOfCell(ctx, keys.student, keys.objective)
      .filter((mark) => mark.deleted === 0 && holds(mark.kind, mark, asOf))
      // What was answered since stands in the history, not among what still holds.
      .filter((mark) => !isSettled(ctx, mark.kind, mark, input, { asOf, isMastered }))
      .map(({ id, kind, on, until }) => ({ id, kind, on, until })),
    notes: notesOfCell(ctx, keys.student, keys.objective),
    needs: needsOf(ctx, book, objective.prerequisites, planned.needs, row.status),
    opens: opensOf(ctx, keys.objective),
    instead: flagsOf(flags).includes('stuck')
      ? insteadOf(i, row, book.objectives, reachOn(book, day)).flatMap((at) => {
          const other = book.objectives[at];
          return other ? [{ id: other.id, code: other.code, statement: other.statement }] : [];
        })
      : [],
    versionsLeft: versionsLeft(book, input.objective, attempts),
  };
};

function needsOf(
  ctx: ReadCtx,
  book: ClassBook,
  prerequisites: readonly { id: string; code: string }[],
  positions: readonly number[],
  status: readonly number[],
) {
  const byId = new Map(positions.map((position) => [book.objectives[position]?.id, position]));
  return prerequisites.map(({ id, code }) => {
    const position = byId.get(id);
    return {
      id,
      code,
      statement: ctx.rows.get('objective', id)?.statement ?? '',
      mastered: position !== undefined && CELL_STATUSES[status[position] ?? 0] === 'mastered',
    };
  });
}

/** Versions of the class's tasks on this objective that the student has not used, newest task first. */
function versionsLeft(
  book: ClassBook,
  objective: string,
  attempts: readonly { version: string | null; voided: unknown }[],
): string[] {
  const used = new Set(
    attempts.filter((attempt) => attempt.voided === null).map((attempt) => attempt.version),
  );
  const offered = book.tasks
    .filter((task) => task.objectives.includes(objective))
    .flatMap((task) => task.versions);
  return [...new Set(offered)].filter((version) => !used.has(version));
}
