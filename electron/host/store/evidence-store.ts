import { sql } from 'kysely';
import { type Attempt, compareMoments, HANDED_OVER, type Moment } from '#shared/domain/attempt.ts';
import { scoreValue } from '#shared/domain/score-value.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import { listed, sqlFor } from './query.ts';

/** Columns of the covering index, in the order in which attemptsOf reads them. */
type CellRow = readonly [
  objective: number,
  on: string,
  recordedAt: number,
  level: number | null,
  kind: string,
  rare: string | null,
];

/** What few attempts have; one column of JSON, since every column of every row costs its crossing. */
type Rare = readonly [
  score: number | null,
  outOf: number | null,
  aimed: number | null,
  support: string | null,
  robust: string | null,
  source: string | null,
  task: number | null,
  countsFully: number | null,
];

const NOTHING_RARE: Rare = [null, null, null, null, null, null, null, null];

const rareColumns = sql<
  string | null
>`CASE WHEN coalesce("score", "aimed", "support", "robust", "source", "task") IS NULL
  THEN NULL ELSE json_array("score", "outOf", "aimed", "support", "robust", "source", "task", "countsFully") END`;

const cellQuery = () =>
  liveCells()
    .where('student', '=', 0)
    .where('objective', '>=', 0)
    .where('objective', '<=', 0)
    .where('on', '<=', '');

const liveCells = () =>
  sqlFor
    .selectFrom('evidence')
    .select(['objective', 'on', 'recordedAt', 'level', 'kind'])
    .select(rareColumns.as('rare'))
    // Literals, not parameters: only then does SQLite see that the partial index fits.
    .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
    .where('voidedAt', 'is', null)
    .orderBy('student')
    .orderBy('objective')
    .orderBy('on')
    .orderBy('recordedAt')
    .orderBy('id');

/** A student's live attempts up to a day, by position of the objective, each list in total order. */
export function attemptsOf(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
  asOf: IsoDate,
): Attempt[][] {
  const read = ctx.query.hot<[number, number, number, string], CellRow>(
    'cells of a student',
    cellQuery,
  );
  const lists = emptyLists(book);
  const taskDates = book.row.makeUpsByTaskDate ? datesOfTasks(book) : null;
  const [from, to] = book.keyRange;
  for (const row of read(student, from, to, asOf)) takeCell(book, lists, row, taskDates);
  if (taskDates) for (const list of lists) list.sort(compareMoments);
  return lists;
}

/**
 * The same of several students by key, as far as the file goes. One reading of thirty ranges costs a
 * quarter less than thirty readings of one.
 */
export function attemptsOfAll(
  ctx: ReadCtx,
  book: ClassBook,
  students: readonly number[],
): Map<number, Attempt[][]> {
  const read = ctx.query.hot<[string, number, number], readonly [...CellRow, student: number]>(
    'cells of students',
    () =>
      liveCells()
        .select('student')
        .where('student', 'in', listed<number>())
        .where('objective', '>=', 0)
        .where('objective', '<=', 0),
  );
  const all = new Map(students.map((student) => [student, emptyLists(book)] as const));
  let lists: Attempt[][] = [];
  let of = -1;
  for (const row of read(JSON.stringify(students), ...book.keyRange)) {
    const student = row[6];
    if (student !== of) {
      of = student;
      lists = all.get(student) ?? [];
    }
    takeCell(book, lists, row, null);
  }
  return all;
}

const emptyLists = (book: ClassBook): Attempt[][] => book.objectives.map(() => []);

/** Puts one attempt at the end of its objective's list. */
function takeCell(
  book: ClassBook,
  lists: readonly Attempt[][],
  row: CellRow | readonly [...CellRow, number],
  taskDates: ReadonlyMap<number, IsoDate> | null,
): void {
  const level = row[3];
  const rareText = row[5];
  const position = book.positions.get(row[0]);
  if (position === undefined) return;
  const rare = rareText === null ? NOTHING_RARE : (JSON.parse(rareText) as Rare);
  const [score, outOf, aimed, support, robust, source, task, countsFully] = rare;
  lists[position]?.push({
    on: (task === null ? undefined : taskDates?.get(task)) ?? row[1],
    recordedAt: row[2],
    value:
      level === null
        ? scoreValue(book, score ?? 0, outOf ?? 1, task)
        : (book.numberOfLevel.get(level) ?? 0),
    aimed: aimed === null ? null : (book.numberOfLevel.get(aimed) ?? null),
    kind: row[4],
    support,
    countsFully: countsFully === 1,
    robust,
    source,
  });
}

/** A student's attempts typed one by one on objectives that a class's book does not hold. */
export function typedOutside(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
): (Pick<Attempt, 'kind' | 'source'> & Moment)[] {
  const read = ctx.query.hot<[number, string], readonly [string, number, string]>(
    'typed attempts elsewhere',
    () =>
      sqlFor
        .selectFrom('evidence')
        .select(['on', 'recordedAt', 'kind'])
        .where('student', '=', 0)
        .where('objective', 'not in', listed<number>())
        .where('source', 'is', null)
        .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
        .where('voidedAt', 'is', null),
  );
  const inside = ctx.memo(`keys in ${book.id}`, () => JSON.stringify([...book.positions.keys()]));
  return read(student, inside).map(([on, recordedAt, kind]) => ({
    on,
    recordedAt,
    kind,
    source: null,
  }));
}

/** The class orders make-ups by the date of their task instead of the day they were done. */
function datesOfTasks(book: ClassBook): ReadonlyMap<number, IsoDate> {
  return new Map(book.tasks.map((task) => [task.key, task.on]));
}

/** Name of the memo that firstEvidence keeps. */
export const firstEvidenceKey = (book: ClassBook): string => `first evidence ${book.id}`;

/** The first day of evidence taken in the class, by position of the planned objective. */
export function firstEvidence(ctx: ReadCtx, book: ClassBook): readonly (IsoDate | null)[] {
  return ctx.memo(firstEvidenceKey(book), () => readFirstEvidence(ctx, book), 'evidence');
}

function readFirstEvidence(ctx: ReadCtx, book: ClassBook): (IsoDate | null)[] {
  const read = ctx.query.hot<[number, number], readonly [string]>('first evidence', () =>
    sqlFor
      .selectFrom('evidence')
      .select('on')
      .where('class', '=', 0)
      .where('objective', '=', 0)
      .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
      .where('voidedAt', 'is', null)
      // What was shown elsewhere opens nothing here.
      .where(({ eb, or }) =>
        or([eb('source', 'is', null), eb('source', '!=', sql.lit(HANDED_OVER))]),
      )
      .orderBy('on')
      .limit(sql.lit(1)),
  );
  return book.objectives
    .slice(0, book.planned)
    .map((objective) => read(book.key, objective.key)[0]?.[0] ?? null);
}
