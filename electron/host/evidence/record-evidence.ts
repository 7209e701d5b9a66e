import { TroubleError } from '#shared/contract/errors.ts';
import { covers, listName, rosterDay, spokenName } from '#shared/domain/roster.ts';
import { findLevel, type Scale } from '#shared/domain/scale.ts';
import { taskObjection } from '#shared/domain/task.ts';
import type { Row } from '#shared/model/row.ts';
import { bookOfCell } from '../class/beyond-book.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { WriteCtx } from '../context.ts';
import { invalid, objected } from '../found.ts';
import { NOT_VOIDED, voided } from '../store/sealed-row.ts';
import { FILLED, typedSince } from '../store/typed-store.ts';
import { handOnFiles } from './files.ts';

/** A second key on the same cell within so many milliseconds replaces the first. */
const MISTYPED_WITHIN = 10 * 60_000;

/** One observation to be kept; ids from outside. */
export interface NewEvidence {
  readonly student: string;
  readonly objective: string;
  readonly on: string;
  readonly level?: string | null | undefined;
  readonly score?: number | null | undefined;
  readonly outOf?: number | null | undefined;
  readonly kind?: string | undefined;
  readonly task?: string | null | undefined;
  readonly version?: string | null | undefined;
  readonly assessor?: string | null | undefined;
  readonly shown?: string | null | undefined;
  readonly feedback?: string | null | undefined;
  readonly support?: string | null | undefined;
  /** Helped work that counts as it is. */
  readonly countsFully?: boolean | undefined;
  readonly robust?: string | null | undefined;
  readonly aimed?: string | null | undefined;
  readonly late?: boolean | undefined;
  readonly replace?: boolean | undefined;
  /** One of several cells filled at once: no contact with the student. */
  readonly filled?: boolean | undefined;
}

export interface Recorded {
  readonly id: string;
  readonly values: Row<'evidence'>;
  readonly replaced: boolean;
}

/**
 * Keeps one observation. Throws TroubleError: NOT_ENROLLED, NOT_ENROLLED_ON, NOT_PLANNED, INVALID (level, score,
 * task), NOT_FOUND.
 */
export function recordEvidence(ctx: WriteCtx, book: ClassBook, input: NewEvidence): Recorded {
  requireEnrolled(ctx, book, input);
  requirePlanned(ctx, book, input);
  const task = taskOf(ctx, book, input);
  const kind = input.kind ?? task?.kind ?? 'check';
  const values: Row<'evidence'> = {
    student: input.student,
    objective: input.objective,
    class: book.id,
    task: task?.id ?? null,
    on: input.on,
    ...resultOf(book.scale, input),
    aimed: input.aimed ? levelOf(book.scale, input.aimed) : null,
    kind,
    version: input.version ?? null,
    assessor: input.assessor ?? null,
    shown: input.shown ?? null,
    feedback: input.feedback ?? null,
    robust: input.robust ?? null,
    support: input.support ?? null,
    countsFully: input.countsFully ?? null,
    late: input.late ?? false,
    source: input.filled ? FILLED : null,
    sourceId: null,
    recordedAt: ctx.now,
    knownAt: ctx.now,
    ...NOT_VOIDED,
  };
  const mistyped = input.replace ? typedSince(ctx, values, ctx.now - MISTYPED_WITHIN) : undefined;
  if (mistyped !== undefined) voidEvidence(ctx, mistyped, 'mistyped');
  const id = ctx.newId();
  ctx.rows.insert('evidence', id, values);
  if (mistyped !== undefined) handOnFiles(ctx, mistyped, id);
  return { id, values, replaced: mistyped !== undefined };
}

/** Takes an attempt out of the count; it stays in the history. */
export function voidEvidence(ctx: WriteCtx, id: string, why: string): void {
  ctx.rows.update('evidence', id, voided(ctx.now, why));
}

/**
 * Throws TroubleError NOT_ENROLLED; NOT_ENROLLED_ON for a day after the student left. Work from
 * before the first day is what a student brings along.
 */
function requireEnrolled(ctx: WriteCtx, book: ClassBook, input: NewEvidence): void {
  const { student, on } = input;
  const spans = book.enrolments.filter((span) => span.id === student);
  // A class that is over still has those it ended with: late work is typed after the last day.
  const day = rosterDay(on, book.row.first, book.row.last);
  if (spans.some((span) => covers(span, day))) return;
  const isBefore = spans.every((span) => span.start !== null && on < span.start);
  if (spans.length > 0 && isBefore) return;
  const person = ctx.rows.get('student', student);
  if (!person) throw new TroubleError('NOT_FOUND', { what: 'student', name: student });
  const about = { name: spokenName(person), class: book.row.name };
  throw spans.length > 0
    ? new TroubleError('NOT_ENROLLED_ON', { ...about, day: on })
    : new TroubleError('NOT_ENROLLED', { ...about, name: listName(person) });
}

/** Throws TroubleError NOT_PLANNED unless the class plans it or the student has it beyond the plan. */
function requirePlanned(
  ctx: WriteCtx,
  book: ClassBook,
  { objective, student }: Pick<NewEvidence, 'objective' | 'student'>,
): void {
  const position = book.positions.get(ctx.rows.keyOf('objective', objective));
  if (position !== undefined && position < book.planned) return;
  bookOfCell(ctx, book.id, { student, objective });
}

/** The task that an attempt names, which must ask for it. Throws TroubleError NOT_FOUND, INVALID. */
function taskOf(ctx: WriteCtx, book: ClassBook, input: NewEvidence) {
  const { task: id, level = null } = input;
  if (id === undefined || id === null) return null;
  const task = book.tasks.find((candidate) => candidate.id === id);
  if (!task) throw new TroubleError('NOT_FOUND', { what: 'task', name: id });
  const code = ctx.rows.get('objective', input.objective)?.code ?? input.objective;
  const attempt = {
    objective: { id: input.objective, code },
    version: input.version ?? null,
    level: level === null ? null : (findLevel(book.scale, level)?.key ?? null),
  };
  const objection = taskObjection(task, attempt, book.scale);
  if (objection) throw objected(objection);
  return task;
}

/** The id of a level of the scale. Throws TroubleError INVALID. */
export function levelOf(scale: Scale, written: string): string {
  const level = findLevel(scale, written);
  if (!level) {
    const known = scale.levels.map((candidate) => candidate.key).join(', ');
    throw invalid('level', written.slice(0, 100), 'why.level-unknown', { levels: known });
  }
  return level.id;
}

function resultOf(
  scale: Scale,
  input: NewEvidence,
): Pick<Row<'evidence'>, 'level' | 'score' | 'outOf'> {
  const { level, score = null, outOf = null } = input;
  if (level !== undefined && level !== null) {
    if (score !== null || outOf !== null) {
      const value = `${level} + ${score ?? '?'}/${outOf ?? '?'}`;
      throw invalid('the attempt', value, 'why.level-or-score');
    }
    return { level: levelOf(scale, level), score: null, outOf: null };
  }
  if (score === null || outOf === null) {
    throw invalid('the attempt', '', 'why.needs-level');
  }
  if (score < 0 || outOf <= 0) {
    throw invalid('the score', `${score}/${outOf}`, 'why.score-range');
  }
  return { level: null, score, outOf };
}
