import { type Attempt, compareAttempts } from '#shared/domain/attempt.ts';
import { numberForScore } from '#shared/domain/scale.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ClassBook } from '../class-book.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Columns of the covering index, in the order in which attemptsOf reads them. */
type CellRow = readonly [
  objective: number,
  on: string,
  recordedAt: number,
  id: string,
  level: number | null,
  score: number | null,
  outOf: number | null,
  aimed: number | null,
  kind: string,
  support: string | null,
  robust: string | null,
  task: number | null,
  source: string | null,
];

const cellQuery = () =>
  sqlFor
    .selectFrom('evidence')
    .select([
      'objective',
      'on',
      'recordedAt',
      'id',
      'level',
      'score',
      'outOf',
      'aimed',
      'kind',
      'support',
      'robust',
      'task',
      'source',
    ])
    .where('student', '=', 0)
    .where('objective', '>=', 0)
    .where('objective', '<=', 0)
    .where('on', '<=', '')
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
  const lists: Attempt[][] = book.objectives.map(() => []);
  const [from, to] = book.keyRange;
  for (const row of read(student, from, to, asOf)) {
    const position = book.positions.get(row[0]);
    if (position === undefined) continue;
    lists[position]?.push({
      on: row[1],
      recordedAt: row[2],
      id: row[3],
      value: valueOfRow(book, row),
      aimed: row[7] === null ? null : (book.numberOfLevel.get(row[7]) ?? null),
      kind: row[8],
      support: row[9],
      robust: row[10],
      source: row[12],
    });
  }
  if (book.row.makeUpsByTaskDate) orderByTaskDate(ctx, book, student, asOf, lists);
  return lists;
}

function valueOfRow(book: ClassBook, row: CellRow): number {
  const [, , , , level, score, outOf] = row;
  if (level !== null) return book.numberOfLevel.get(level) ?? 0;
  return numberForScore(
    book.scale,
    score ?? 0,
    outOf ?? 1,
    book.row.scores === 'linear' ? 'linear' : 'cuts',
  );
}

/** The class orders make-ups by the date of their task instead of the day they were done. */
function orderByTaskDate(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
  asOf: IsoDate,
  lists: Attempt[][],
): void {
  const dates = new Map(book.tasks.map((task) => [task.key, task.on]));
  const read = ctx.query.hot<[number, number, number, string], CellRow>(
    'cells of a student',
    cellQuery,
  );
  const taskDates = new Map<string, IsoDate>();
  for (const row of read(student, ...book.keyRange, asOf)) {
    const date = row[11] === null ? undefined : dates.get(row[11]);
    if (date !== undefined) taskDates.set(row[3], date);
  }
  for (const list of lists) {
    const dated = list.map((attempt) => ({
      ...attempt,
      on: taskDates.get(attempt.id) ?? attempt.on,
    }));
    list.splice(0, list.length, ...dated.sort(compareAttempts));
  }
}

/** Name of the memo that firstEvidence keeps. */
export const firstEvidenceKey = (book: ClassBook): string => `first evidence ${book.id}`;

/** The first day of evidence taken in the class, by position of the planned objective. */
export function firstEvidence(ctx: ReadCtx, book: ClassBook): readonly (IsoDate | null)[] {
  return ctx.memo(firstEvidenceKey(book), () => readFirstEvidence(ctx, book), 'evidence');
}

function readFirstEvidence(ctx: ReadCtx, book: ClassBook): (IsoDate | null)[] {
  const read = ctx.query.hot<[number, number], readonly [string | null]>('first evidence', () =>
    sqlFor
      .selectFrom('evidence')
      .select((eb) => eb.fn.min('on').as('first'))
      .where('class', '=', 0)
      .where('objective', '=', 0)
      .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
      .where('voidedAt', 'is', null),
  );
  return book.objectives
    .slice(0, book.planned)
    .map((objective) => read(book.key, objective.key)[0]?.[0] ?? null);
}
