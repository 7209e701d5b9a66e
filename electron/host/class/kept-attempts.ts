import { type Attempt, compareMoments } from '#shared/domain/attempt.ts';
import { scoreValue } from '#shared/domain/score-value.ts';
import { earlierOf, type IsoDate } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { attemptsOf, attemptsOfAll } from '../store/evidence-store.ts';
import type { ClassBook } from './class-book.ts';

/** A student's attempts by position of the objective, each list in total order. */
export type AttemptLists = readonly (readonly Attempt[])[];

/** All that a student has, and the newest day in it. */
interface Kept {
  readonly lists: AttemptLists;
  readonly newest: IsoDate;
}

const LAST_DAY = '9999-12-31';

const keyFor = (book: ClassBook, student: number): string => `attempts ${book.id} ${student}`;

/** Reads what one student has from the file. */
type ReadLists = (student: number) => AttemptLists;

const readOne =
  (ctx: ReadCtx, book: ClassBook): ReadLists =>
  (student) =>
    attemptsOf(ctx, book, student, LAST_DAY);

function keptOf(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
  readLists: ReadLists = readOne(ctx, book),
): Kept {
  const read = (): Kept => {
    const lists = readLists(student);
    let newest = '';
    for (const list of lists) {
      const last = list.at(-1);
      if (last && last.on > newest) newest = last.on;
    }
    return { lists, newest };
  };
  return ctx.memo(keyFor(book, student), read, { student });
}

/**
 * Attempts of some students up to a day, to be asked for student by student in their order. What a
 * student has is kept between entries, whole: any day is a part of it. Where two are not kept, most
 * are not, and the second and all after are read in one go.
 */
export function attemptsOn(
  ctx: ReadCtx,
  book: ClassBook,
  students: readonly number[],
  asOf: IsoDate,
): (student: number) => AttemptLists {
  // Where the dates of tasks give the order, they are not the days up to which work is asked for.
  if (book.row.makeUpsByTaskDate) return (student) => attemptsOf(ctx, book, student, asOf);
  let misses = 0;
  let ahead: ReadonlyMap<number, AttemptLists> = new Map();
  const readLists: ReadLists = (student) => {
    misses += 1;
    if (misses === 2) {
      ahead = attemptsOfAll(ctx, book, students.slice(students.indexOf(student)));
    }
    return ahead.get(student) ?? attemptsOf(ctx, book, student, LAST_DAY);
  };
  return (student) => {
    const { lists, newest } = keptOf(ctx, book, student, readLists);
    if (newest <= asOf) return lists;
    return lists.map((list) =>
      (list.at(-1)?.on ?? '') <= asOf ? list : list.filter((attempt) => attempt.on <= asOf),
    );
  };
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
  if (book.row.makeUpsByTaskDate) return record();
  const { lists, newest } = keptOf(ctx, book, student);
  const recorded = record();
  const { values, replaced } = recorded;
  const position = book.positions.get(ctx.rows.keyOf('objective', values.objective));
  if (replaced || position === undefined) return recorded;
  const next: Kept = {
    lists: withAttempt(lists, position, attemptOf(ctx, book, values)),
    newest: earlierOf(values.on, newest) === newest ? values.on : newest,
  };
  ctx.staysTrue(keyFor(book, student), next);
  return recorded;
}

function attemptOf(ctx: WriteCtx, book: ClassBook, values: Row<'evidence'>): Attempt {
  const { on, recordedAt, kind, support, robust, source, level, score, outOf, aimed } = values;
  const countsFully = values.countsFully === true;
  const numberOf = (id: string) => book.numberOfLevel.get(ctx.rows.keyOf('level', id)) ?? 0;
  const taskKey = values.task === null ? null : ctx.rows.keyOf('task', values.task);
  return {
    on,
    recordedAt,
    kind,
    support,
    countsFully,
    robust,
    source,
    value: level === null ? scoreValue(book, score ?? 0, outOf ?? 1, taskKey) : numberOf(level),
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
