import type { Output, Parsed } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { belonging } from '../class/belonging.ts';
import type { ClassBook } from '../class/class-book.ts';
import { classDay, studentDays } from '../class/class-day.ts';
import type { WriteCtx } from '../context.ts';
import { invalid } from '../found.ts';
import { addCorrective } from './add-corrective.ts';
import { recordEvidence } from './record-evidence.ts';
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
  if (twice !== undefined) throw invalid('check', '', 'it names a student twice');
  const may = belonging(ctx, book.id, on);
  for (const student of ids) may.student(student);
  const unit = unitOf(ctx, book, objective);
  const before = masteredOf(ctx, book, ids);
  for (const one of students) {
    const { student, level, version, feedback, robust, support, aimed, countsFully } = one;
    const about = { student, objective, on, kind, task, assessor, shown };
    recordEvidence(ctx, book, {
      ...about,
      level,
      version,
      feedback,
      robust,
      support,
      aimed,
      countsFully,
    });
  }
  helpGiven(ctx, book, input);
  for (const { student, recheck } of students) {
    if (!recheck) continue;
    if (recheck <= on) throw invalid('recheck', recheck, 'it lies not after the day of the check');
    const cells = [{ student, objective }];
    setMarks(ctx, { class: book.id, kind: 'recheck', on, until: recheck, cells });
  }
  const after = masteredOf(ctx, book, ids);
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
  };
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

/** Positions that are mastered or not asked, by student. */
function masteredOf(
  ctx: WriteCtx,
  book: ClassBook,
  ids: readonly string[],
): Map<string, ReadonlySet<number>> {
  const day = classDay(ctx, book, ctx.today);
  const here = day.students.filter((student) => ids.includes(student.id));
  return new Map(
    studentDays(ctx, day, here).map(({ student, row }) => {
      const held = row.status.flatMap((status, i) =>
        ['mastered', 'excused'].includes(CELL_STATUSES[status] ?? '') ? [i] : [],
      );
      return [student.id, new Set(held)];
    }),
  );
}
