import { TroubleError } from '#shared/contract/errors.ts';
import { bookOfCell } from '../class/beyond-book.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { classDay } from '../class/class-day.ts';
import { gridRows } from '../class/grid-rows.ts';
import { mendingAttempts } from '../class/kept-attempts.ts';
import type { WriteCtx } from '../context.ts';
import { attemptViews } from '../evidence/attempt-views.ts';
import { cellHistory } from '../evidence/cell-history.ts';
import { type NewEvidence, recordEvidence, voidEvidence } from '../evidence/record-evidence.ts';
import { setMarks } from '../evidence/set-marks.ts';
import { invalid } from '../found.ts';
import { heldOverrides } from '../letters/overrides.ts';
import type { Handlers } from '../registry.ts';
import { attemptRows } from '../store/attempt-store.ts';
import { firstEvidence, firstEvidenceKey } from '../store/evidence-store.ts';

/** Keeps observations and answers the rows of the grid that they moved. */
function keep(
  ctx: WriteCtx,
  book: ClassBook,
  inputs: readonly NewEvidence[],
  students: readonly string[],
  asOf: string,
) {
  const before = firstEvidence(ctx, book);
  const first = [...before];
  const held = heldOverrides(ctx, book, inputs);
  const recorded = inputs.map((input) => {
    const position = book.positions.get(ctx.rows.keyOf('objective', input.objective)) ?? -1;
    const known = first[position] ?? null;
    if (position >= 0 && (known === null || input.on < known)) first[position] = input.on;
    const student = ctx.rows.keyOf('student', input.student);
    return mendingAttempts(ctx, book, student, () => recordEvidence(ctx, book, input));
  });
  if (first.every((on, i) => on === before[i])) ctx.staysTrue(firstEvidenceKey(book));
  const day = classDay(ctx, book, asOf, first);
  const moved = day.students.filter((student) => students.includes(student.id));
  const overridesEnded = held.length - (held.length && heldOverrides(ctx, book, inputs).length);
  return { recorded, overridesEnded, rows: gridRows(ctx, day, moved) };
}

/** Recording, filling, voiding and the history of a cell. */
export const evidence: Pick<
  Handlers,
  'evidence.record' | 'evidence.fill' | 'evidence.void' | 'evidence.history'
> = {
  'evidence.record': (ctx, input) => {
    const book = classBook(ctx, input.class);
    ctx.about({ class: book.id, student: input.student, objective: input.objective, count: 1 });
    const kept = keep(ctx, book, [input], [input.student], input.asOf ?? ctx.today);
    const { recorded, overridesEnded, rows } = kept;
    const [one] = recorded;
    return {
      evidence: one?.id ?? '',
      replaced: one?.replaced ?? false,
      ahead: input.on > ctx.today,
      overridesEnded,
      rows,
    };
  },
  'evidence.fill': (
    ctx,
    { class: classId, entries, marks = [], asOf = ctx.today, together = false, ...occasion },
  ) => {
    const book = classBook(ctx, classId);
    const cells = [...entries, ...marks];
    const [first] = cells;
    if (!first) throw invalid('fill', '', 'why.no-cell');
    ctx.about({
      class: book.id,
      count: cells.length,
      ...(cells.every((cell) => cell.student === first.student) ? { student: first.student } : {}),
      ...(cells.every((cell) => cell.objective === first.objective)
        ? { objective: first.objective }
        : {}),
    });
    const marked = (['excused', 'missing'] as const).map((kind) => {
      const marking = marks.filter((mark) => mark.kind === kind);
      if (marking.length === 0) return 0;
      return setMarks(ctx, {
        class: classId,
        kind,
        on: occasion.on,
        cells: marking.map(({ student, objective }) => ({ student, objective })),
      });
    });
    const inputs = entries.map((entry) => ({
      ...occasion,
      ...entry,
      filled: cells.length > 1 && !together,
    }));
    const students = cells.map((cell) => cell.student);
    const { recorded, overridesEnded, rows } = keep(ctx, book, inputs, students, asOf);
    return {
      recorded: recorded.length,
      replaced: recorded.filter((one) => one.replaced).length,
      marked: marked.reduce((sum, n) => sum + n, 0),
      overridesEnded,
      rows,
    };
  },
  'evidence.void': (ctx, { evidence: id, reason }) => {
    const row = ctx.rows.get('evidence', id);
    if (!row) throw new TroubleError('NOT_FOUND', { what: 'evidence', name: id });
    if (row.voidedAt !== null) throw new TroubleError('ALREADY_VOIDED');
    ctx.about({ class: row.class, student: row.student, objective: row.objective, count: 1 });
    voidEvidence(ctx, id, reason);
    return {};
  },
  'evidence.history': (ctx, { class: classId, student, objective }) => {
    const cell = {
      student: ctx.rows.keyOf('student', student),
      objective: ctx.rows.keyOf('objective', objective),
    };
    const own = classBook(ctx, classId);
    const book = own.positions.has(cell.objective)
      ? own
      : bookOfCell(ctx, classId, { student, objective });
    const position = book.positions.get(cell.objective);
    const planned = position === undefined ? undefined : book.objectives[position];
    if (!planned) {
      const code = ctx.rows.get('objective', objective)?.code ?? objective;
      throw new TroubleError('NOT_PLANNED', { objective: code, class: book.row.name });
    }
    const rows = attemptRows(ctx, cell.student, cell.objective);
    const views = attemptViews(ctx, book, planned.rules, rows);
    return { attempts: [...views].reverse(), changes: cellHistory(ctx, book, rows, cell) };
  },
};
