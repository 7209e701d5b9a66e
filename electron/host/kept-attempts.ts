import { type Attempt, compareMoments } from '#shared/domain/attempt.ts';
import { numberForScore } from '#shared/domain/scale.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import type { ClassBook } from './class-book.ts';
import type { ReadCtx, WriteCtx } from './context.ts';
import { attemptsOf } from './store/evidence-store.ts';

/** A student's attempts by position of the objective, each list in total order. */
export type AttemptLists = readonly (readonly Attempt[])[];

const keyFor = (book: ClassBook, student: number, asOf: IsoDate): string =>
  `attempts ${book.id} ${student} ${asOf}`;

/** Attempts up to a day. Today's are kept between entries: they are what is asked for all day. */
export function attemptsOn(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
  asOf: IsoDate,
): AttemptLists {
  const read = () => attemptsOf(ctx, book, student, asOf);
  return asOf === ctx.today ? ctx.memo(keyFor(book, student, asOf), read, { student }) : read();
}

/**
 * Records one attempt and mends what is kept of its student instead of reading all of it again.
 * `record` writes and answers the row; a replaced attempt leaves more to read anew.
 */
export function mendingAttempts<R extends { values: Row<'evidence'>; replaced: boolean }>(
  ctx: WriteCtx,
  book: ClassBook,
  student: number,
  record: () => R,
): R {
  const lists = attemptsOn(ctx, book, student, ctx.today);
  const recorded = record();
  const { values, replaced } = recorded;
  const position = book.positions.get(ctx.rows.keyOf('objective', values.objective));
  // Ordering by the dates of tasks is left to the reader that knows it.
  if (replaced || position === undefined || book.row.makeUpsByTaskDate) return recorded;
  const next =
    values.on > ctx.today ? lists : withAttempt(lists, position, attemptOf(ctx, book, values));
  ctx.staysTrue(keyFor(book, student, ctx.today), next);
  return recorded;
}

function attemptOf(ctx: WriteCtx, book: ClassBook, values: Row<'evidence'>): Attempt {
  const { on, recordedAt, kind, support, robust, source, level, score, outOf, aimed } = values;
  const countsFully = values.countsFully === true;
  const numberOf = (id: string) => book.numberOfLevel.get(ctx.rows.keyOf('level', id)) ?? 0;
  const scores = book.row.scores === 'linear' ? 'linear' : 'cuts';
  return {
    on,
    recordedAt,
    kind,
    support,
    countsFully,
    robust,
    source,
    value:
      level === null ? numberForScore(book.scale, score ?? 0, outOf ?? 1, scores) : numberOf(level),
    aimed: aimed === null ? null : numberOf(aimed),
  };
}

/** The lists with one attempt more, at its place in the total order. */
function withAttempt(lists: AttemptLists, position: number, attempt: Attempt): AttemptLists {
  return lists.map((list, i) => {
    if (i !== position) return list;
    // What was recorded last stands behind what it ties with, as ids do that rise with time.
    const at = list.findLastIndex((other) => compareMoments(other, attempt) <= 0) + 1;
    return list.toSpliced(at, 0, attempt);
  });
}
