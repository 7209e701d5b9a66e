import type { Output, Parsed } from '#shared/contract/contract.ts';
import { NEVER_COUNTS } from '#shared/domain/attempt.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { belonging } from '../class/belonging.ts';
import { type ClassBook, ownPlanOn } from '../class/class-book.ts';
import { classDay, type StudentDay, studentDays } from '../class/class-day.ts';
import type { WriteCtx } from '../context.ts';
import { invalid } from '../found.ts';
import { attemptRows } from '../store/attempt-store.ts';
import { addCorrective } from './add-corrective.ts';
import { attemptViews } from './attempt-views.ts';
import { goOnAfter } from './check-outlook.ts';
import { type Recorded, recordEvidence } from './record-evidence.ts';
import { setMarks } from './set-marks.ts';

type Check = Parsed<'mastery.record'>;
type Checked = Check['students'][number];

/**
 * Keeps a check of one or several students with what follows from it. Throws TroubleError:
 * NOT_ENROLLED, NOT_PLANNED, NOT_FOUND, INVALID; then nothing of it is kept.
 */
export function recordCheck(
  ctx: WriteCtx,
  book: ClassBook,
  input: Check,
): Output<'mastery.record'> {
  const { objective, on, kind, task, assessor, shown, students } = input;
  const ids = students.map((one) => one.student);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw invalid('check', '', 'why.check-twice');
  const may = belonging(ctx, book.id, on);
  for (const student of ids) may.student(student);
  const unit = unitOf(ctx, book, objective);
  const before = masteredOf(rowsOf(ctx, book, ids));
  const kept = students.map((one) => {
    const { student, level, version, feedback, robust, support, aimed, countsFully } = one;
    const about = { student, objective, on, kind, task, assessor, shown };
    const more = { level, version, feedback, robust, support, aimed, countsFully };
    return recordEvidence(ctx, book, { ...about, ...more });
  });
  helpGiven(ctx, book, input);
  for (const { student, recheck } of students) {
    if (!recheck) continue;
    if (recheck <= on) throw invalid('recheck', recheck, 'why.recheck-day');
    const cells = [{ student, objective }];
    setMarks(ctx, { class: book.id, kind: 'recheck', on, until: recheck, cells });
  }
  const rows = rowsOf(ctx, book, ids);
  const after = masteredOf(rows);
  const [only] = ids;
  ctx.about({
    class: book.id,
    objective,
    count: ids.length,
    ...(ids.length === 1 && only !== undefined ? { student: only } : {}),
  });
  const at = book.positions.get(ctx.rows.keyOf('objective', objective)) ?? -1;
  const mastered = ids.filter((id) => !before.get(id)?.has(at) && after.get(id)?.has(at));
  return {
    recorded: ids.length,
    mastered,
    finished: mastered.filter((id) => unit !== null && hasAll(after.get(id), unit)),
    unit: unit?.name ?? '',
    uncounted: kept.flatMap((one) => (isUncounted(ctx, book, one) ? [one.values.student] : [])),
    next: rows.flatMap(({ student, row }) => {
      const objective = after.get(student.id)?.has(at) ? goOnAfter(book, row, at) : null;
      return objective ? [{ student: student.id, objective }] : [];
    }),
  };
}

/** Kept, and not counting because it tried for more than is held and came out below. */
function isUncounted(ctx: WriteCtx, book: ClassBook, { id, values }: Recorded): boolean {
  if (values.aimed === null || NEVER_COUNTS.has(values.kind)) return false;
  const keys = {
    student: ctx.rows.keyOf('student', values.student),
    objective: ctx.rows.keyOf('objective', values.objective),
  };
  const at = book.positions.get(keys.objective) ?? -1;
  const rules =
    ownPlanOn(book, keys.student, ctx.today).rules.get(at) ?? book.objectives[at]?.rules;
  const rows = attemptRows(ctx, keys.student, keys.objective);
  return (
    rules !== undefined &&
    attemptViews(ctx, book, rules, rows).some((view) => view.id === id && !view.counts)
  );
}

/** Help given to several alike is one corrective; it comes after the attempt that asked for it. */
function helpGiven(ctx: WriteCtx, book: ClassBook, { objective, on, students }: Check): void {
  const alike = new Map<string, Checked[]>();
  for (const one of students) {
    if (!one.corrective) continue;
    const key = `${one.corrective.kind} ${one.corrective.note ?? ''}`;
    const list = alike.get(key);
    if (list) list.push(one);
    else alike.set(key, [one]);
  }
  for (const list of alike.values()) {
    const corrective = list[0]?.corrective;
    if (!corrective) continue;
    const { kind, note } = corrective;
    const row = { class: book.id, objective, on, kind, note, recordedAt: ctx.now + 1 };
    addCorrective(
      ctx,
      row,
      list.map((one) => one.student),
    );
  }
}

type Unit = ClassBook['units'][number];

const unitOf = (ctx: WriteCtx, book: ClassBook, objective: string): Unit | null => {
  const i = book.positions.get(ctx.rows.keyOf('objective', objective));
  if (i === undefined || i >= book.planned) return null;
  return book.units.findLast((unit) => unit.first <= i) ?? null;
};

const hasAll = (held: ReadonlySet<number> | undefined, unit: Unit): boolean =>
  Array.from({ length: unit.count }, (_, n) => unit.first + n).every((i) => held?.has(i));

/** The rows of some students as they stand today. */
function rowsOf(ctx: WriteCtx, book: ClassBook, ids: readonly string[]): StudentDay[] {
  const day = classDay(ctx, book, ctx.today);
  const here = day.students.filter((student) => ids.includes(student.id));
  return studentDays(ctx, day, here);
}

/** Positions that are mastered or not asked, by student. */
const masteredOf = (rows: readonly StudentDay[]): Map<string, ReadonlySet<number>> =>
  new Map(
    rows.map(({ student, row }) => {
      const held = row.status.flatMap((status, i) =>
        ['mastered', 'excused'].includes(CELL_STATUSES[status] ?? '') ? [i] : [],
      );
      return [student.id, new Set(held)];
    }),
  );
