import { TroubleError } from '#shared/contract/errors.ts';
import { attemptViews } from '../attempt-views.ts';
import { cellHistory } from '../cell-history.ts';
import { type ClassBook, classBook } from '../class-book.ts';
import { classDay } from '../class-day.ts';
import type { WriteCtx } from '../context.ts';
import { gridRows } from '../grid-rows.ts';
import { type NewEvidence, recordEvidence, voidEvidence } from '../record-evidence.ts';
import type { Handlers } from '../registry.ts';
import { attemptRows } from '../store/attempt-store.ts';
import { firstEvidence, firstEvidenceKey } from '../store/evidence-store.ts';

/** Keeps observations and answers the rows of the grid that they moved. */
function keep(ctx: WriteCtx, book: ClassBook, inputs: readonly NewEvidence[], asOf: string) {
  const before = firstEvidence(ctx, book);
  const first = [...before];
  const recorded = inputs.map((input) => {
    const position = book.positions.get(ctx.rows.keyOf('objective', input.objective)) ?? -1;
    const known = first[position] ?? null;
    if (position >= 0 && (known === null || input.on < known)) first[position] = input.on;
    return recordEvidence(ctx, book, input);
  });
  if (first.every((on, i) => on === before[i])) ctx.staysTrue(firstEvidenceKey(book));
  const students = new Set(inputs.map((input) => input.student));
  const day = classDay(ctx, book, asOf, first);
  const moved = day.students.filter((student) => students.has(student.id));
  return { recorded, rows: gridRows(ctx, day, moved) };
}

/** Recording, filling, voiding and the history of a cell. */
export const evidence: Pick<
  Handlers,
  'evidence.record' | 'evidence.fill' | 'evidence.void' | 'evidence.history'
> = {
  'evidence.record': (ctx, input) => {
    const book = classBook(ctx, input.class);
    ctx.about({ class: book.id, student: input.student, objective: input.objective, count: 1 });
    const { recorded, rows } = keep(ctx, book, [input], input.asOf ?? ctx.today);
    const [one] = recorded;
    return {
      evidence: one?.id ?? '',
      replaced: one?.replaced ?? false,
      ahead: input.on > ctx.today,
      rows,
    };
  },
  'evidence.fill': (ctx, { class: classId, entries, asOf = ctx.today, ...occasion }) => {
    const book = classBook(ctx, classId);
    const students = new Set(entries.map((entry) => entry.student));
    const objectives = new Set(entries.map((entry) => entry.objective));
    ctx.about({
      class: book.id,
      count: entries.length,
      ...(students.size === 1 ? { student: [...students][0] ?? '' } : {}),
      ...(objectives.size === 1 ? { objective: [...objectives][0] ?? '' } : {}),
    });
    const inputs = entries.map((entry) => ({ ...occasion, ...entry, filled: entries.length > 1 }));
    const { recorded, rows } = keep(ctx, book, inputs, asOf);
    return {
      recorded: recorded.length,
      replaced: recorded.filter((one) => one.replaced).length,
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
    const book = classBook(ctx, classId);
    const cell = {
      student: ctx.rows.keyOf('student', student),
      objective: ctx.rows.keyOf('objective', objective),
    };
    const position = book.positions.get(cell.objective);
    const planned = position === undefined ? undefined : book.objectives[position];
    if (!planned) {
      const code = ctx.rows.get('objective', objective)?.code ?? objective;
      throw new TroubleError('NOT_PLANNED', { objective: code, class: book.row.name });
    }
    const rows = attemptRows(ctx, cell.student, cell.objective);
    const views = attemptViews(book, planned.rules, rows);
    return { attempts: [...views].reverse(), changes: cellHistory(ctx, book, rows, cell) };
  },
};
