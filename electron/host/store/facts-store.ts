import { sql } from 'kysely';
import { compareMoments, type Moment } from '#shared/domain/attempt.ts';
import type { OpenMark } from '#shared/domain/student-row.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { compareText } from '#shared/util/compare.ts';
import type { ReadCtx } from '../context.ts';
import { listed, sqlFor } from './query.ts';

/** A mark that is open on the day asked for, with the objective's key (null: the student's own). */
export interface MarkRow extends OpenMark {
  readonly objective: number | null;
  readonly class: number;
}

/** Facts of several students by the student's key; who has none is missing. */
export type ByStudent<T> = ReadonlyMap<number, readonly T[]>;

// One statement for one student or thirty: each call costs as much as reading twenty rows. Sorting
// is left to us: SQLite's sorter costs as much again, and most students have nothing to sort.
const theseStudents = listed<number>();

/** Puts rows with their students, each student's facts in the given order. */
function gather<Row, T>(
  rows: readonly Row[],
  of: (row: Row) => readonly [number, T],
  order: (a: T, b: T) => number,
): ByStudent<T> {
  const byStudent = new Map<number, T[]>();
  for (const row of rows) {
    const [student, fact] = of(row);
    const list = byStudent.get(student);
    if (list) list.push(fact);
    else byStudent.set(student, [fact]);
  }
  for (const facts of byStudent.values()) facts.sort(order);
  return byStudent;
}

/** Marks that hold on a day. A recheck's `until` is its date, not its end. */
export function openMarks(
  ctx: ReadCtx,
  students: readonly number[],
  on: IsoDate,
): ByStudent<MarkRow> {
  const read = ctx.query.hot<
    [string],
    readonly [number, number | null, number, string, string, string | null, number, string | null]
  >('marks of students', () =>
    sqlFor
      .selectFrom('mark')
      .select(['student', 'objective', 'class', 'kind', 'on', 'until', 'recordedAt', 'closedOn'])
      .where('student', 'in', theseStudents)
      .where(({ eb }) => eb('deleted', '=', eb.lit(0))),
  );
  const open = read(JSON.stringify(students)).filter(
    ([, , , kind, from, until, , closedOn]) =>
      from <= on &&
      (closedOn === null || on < closedOn) &&
      (kind === 'recheck' || until === null || on <= until),
  );
  return gather(
    open,
    ([student, objective, classKey, kind, from, until, recordedAt]) => [
      student,
      { objective, class: classKey, kind, on: from, until, recordedAt },
    ],
    compareMoments,
  );
}

/** The days on which students were absent from a class, up to a day, in order. */
export function absentDays(
  ctx: ReadCtx,
  classKey: number,
  students: readonly number[],
  until: IsoDate,
): ByStudent<IsoDate> {
  const read = ctx.query.hot<[number, string, string], readonly [number, string]>('absences', () =>
    sqlFor
      .selectFrom('absence')
      .select(['student', 'on'])
      .where('class', '=', 0)
      .where('student', 'in', theseStudents)
      .where('on', '<=', '')
      .where(({ eb }) => eb('deleted', '=', eb.lit(0))),
  );
  const rows = read(classKey, JSON.stringify(students), until);
  return gather(rows, ([student, on]) => [student, on], compareText);
}

export interface CorrectiveRow extends Moment {
  readonly objective: number;
  readonly kind: string;
}

/** Correctives up to a day, oldest first. */
export function correctivesOf(
  ctx: ReadCtx,
  students: readonly number[],
  until: IsoDate,
): ByStudent<CorrectiveRow> {
  const read = ctx.query.hot<[string, string], readonly [number, number, string, string, number]>(
    'correctives',
    () =>
      sqlFor
        .selectFrom('correctiveStudent')
        .innerJoin('corrective', 'corrective.key', 'correctiveStudent.corrective')
        .select([
          'correctiveStudent.student',
          'corrective.objective',
          'corrective.kind',
          'corrective.on',
          'corrective.recordedAt',
        ])
        .where('correctiveStudent.student', 'in', theseStudents)
        .where('corrective.on', '<=', '')
        .where(({ eb }) => eb('correctiveStudent.deleted', '=', eb.lit(0)))
        .where(({ eb }) => eb('corrective.deleted', '=', eb.lit(0))),
  );
  return gather(
    read(JSON.stringify(students), until),
    ([student, objective, kind, on, recordedAt]) => [student, { objective, kind, on, recordedAt }],
    compareMoments,
  );
}

/** Keys of the students who are absent from a class on a day. */
export function absentOn(ctx: ReadCtx, classKey: number, on: IsoDate): ReadonlySet<number> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('absence')
      .select('student')
      .where('class', '=', classKey)
      .where('on', '=', on)
      .where('deleted', '=', 0),
  );
  return new Set(rows.map((row) => row.student));
}

/** The newest contact until `on`, by student. */
export function lastContacts(
  ctx: ReadCtx,
  students: readonly number[],
  on: IsoDate,
): ReadonlyMap<number, Moment> {
  // A day has ten characters; behind it stands the instant, so the largest text is the newest.
  const newest = sql<string>`max("on" || "recordedAt")`;
  const read = ctx.query.hot<[string, string], readonly [number, string]>('last contacts', () =>
    sqlFor
      .selectFrom('contact')
      .select(['student', newest.as('newest')])
      .where('student', 'in', theseStudents)
      .where('on', '<=', '')
      .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
      .groupBy('student'),
  );
  return new Map(
    read(JSON.stringify(students), on).map(([student, text]) => [
      student,
      { on: text.slice(0, 10), recordedAt: Number(text.slice(10)) },
    ]),
  );
}

/** The days from one to another on which contacts were noted, by student. */
export function contactDays(
  ctx: ReadCtx,
  students: readonly number[],
  from: IsoDate,
  to: IsoDate,
): ByStudent<IsoDate> {
  const read = ctx.query.hot<[string, string, string], readonly [number, string]>(
    'days of contacts',
    () =>
      sqlFor
        .selectFrom('contact')
        .select(['student', 'on'])
        .where('student', 'in', theseStudents)
        .where('on', '>=', '')
        .where('on', '<=', '')
        .where(({ eb }) => eb('deleted', '=', eb.lit(0))),
  );
  return gather(
    read(JSON.stringify(students), from, to),
    ([student, on]) => [student, on],
    compareText,
  );
}
