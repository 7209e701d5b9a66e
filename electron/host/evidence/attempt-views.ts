import type { Output } from '#shared/contract/contract.ts';
import { type Attempt, countingAttempts } from '#shared/domain/attempt.ts';
import type { ObjectiveRules } from '#shared/domain/mastery.ts';
import { levelIndexFor } from '#shared/domain/scale.ts';
import { scoreValue } from '#shared/domain/score-value.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import type { AttemptRow } from '../store/attempt-store.ts';
import { fileViewsOf } from '../store/file-store.ts';

export type AttemptView = Output<'cell.get'>['attempts'][number];

/** The number of a level or score in the class's scale; null for a level nobody knows. */
function numberOf(book: ClassBook, row: AttemptRow): number | null {
  if (row.level !== null) return book.numberOfLevel.get(row.level) ?? null;
  if (row.score === null || row.outOf === null) return null;
  return scoreValue(book, row.score, row.outOf, row.task);
}

/** The level to show for a number of the class's scale. */
const levelFor = (book: ClassBook, value: number | null) =>
  value === null ? undefined : book.scale.levels[levelIndexFor(book.scale, value)];

/** What an attempt showed, in short: its level's name, or the score as it was written. */
export function resultInShort(book: ClassBook, row: AttemptRow): string {
  return row.score === null
    ? (levelFor(book, numberOf(book, row))?.name ?? '')
    : `${row.score}/${row.outOf}`;
}

/** Attempts as the panel and the history show them, in the order given; undone ones left out. */
export function attemptViews(
  ctx: ReadCtx,
  book: ClassBook,
  rules: ObjectiveRules,
  rows: readonly AttemptRow[],
): AttemptView[] {
  const seen = rows.filter((row) => row.deleted === 0);
  const filesOf = fileViewsOf(
    ctx,
    seen.map((row) => row.id),
  );
  const live = seen.filter((row) => row.voidedAt === null).map((row) => attemptOf(book, row));
  const counting = new Set(countingAttempts(live, rules).map((attempt) => attempt.id));
  return seen.map((row) => {
    const value = numberOf(book, row);
    return {
      id: row.id,
      on: row.on,
      recordedAt: row.recordedAt,
      level: levelFor(book, value)?.key ?? null,
      value,
      score: row.score,
      outOf: row.outOf,
      kind: row.kind,
      task: row.taskName,
      version: row.version,
      assessor: row.assessor,
      shown: row.shown,
      feedback: row.feedback,
      support: row.support,
      robust: row.robust,
      aimed:
        levelFor(book, row.aimed === null ? null : (book.numberOfLevel.get(row.aimed) ?? null))
          ?.key ?? null,
      class: row.className,
      counts: counting.has(row.id),
      files: filesOf(row.id),
      voided:
        row.voidedAt === null
          ? null
          : { at: row.voidedAt, why: row.voidedWhy ?? '', by: row.voidedBy || null },
    };
  });
}

/** A kept attempt with its level or score as a number of the class's scale. */
export function attemptOf(book: ClassBook, row: AttemptRow): Attempt & { readonly id: string } {
  return {
    id: row.id,
    on: row.on,
    recordedAt: row.recordedAt,
    value: numberOf(book, row) ?? 0,
    kind: row.kind,
    support: row.support,
    countsFully: row.countsFully === 1,
    robust: row.robust,
    source: row.source,
    aimed: row.aimed === null ? null : (book.numberOfLevel.get(row.aimed) ?? null),
  };
}
