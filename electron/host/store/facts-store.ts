import type { Moment } from '#shared/domain/attempt.ts';
import type { OpenMark } from '#shared/domain/student-row.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** A mark that is open on the day asked for, with the objective's key (null: the student's own). */
export interface MarkRow extends OpenMark {
  readonly objective: number | null;
}

/** A student's marks that hold on a day. A recheck's `until` is its date, not its end. */
export function openMarks(ctx: ReadCtx, student: number, on: IsoDate): MarkRow[] {
  const read = ctx.query.hot<
    [number],
    readonly [number | null, string, string, string | null, number, string | null]
  >('marks of a student', () =>
    sqlFor
      .selectFrom('mark')
      .select(['objective', 'kind', 'on', 'until', 'recordedAt', 'closedOn'])
      .where('student', '=', 0)
      .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
      .orderBy('key'),
  );
  return read(student)
    .filter(
      ([, kind, from, until, , closedOn]) =>
        from <= on &&
        (closedOn === null || on < closedOn) &&
        (kind === 'recheck' || until === null || on <= until),
    )
    .map(([objective, kind, from, until, recordedAt]) => ({
      objective,
      kind,
      on: from,
      until,
      recordedAt,
    }));
}

/** The days a student was absent from a class, up to a day. */
export function absentDays(
  ctx: ReadCtx,
  classKey: number,
  student: number,
  until: IsoDate,
): IsoDate[] {
  const read = ctx.query.hot<[number, number, string], readonly [string]>('absences', () =>
    sqlFor
      .selectFrom('absence')
      .select('on')
      .where('class', '=', 0)
      .where('student', '=', 0)
      .where('on', '<=', '')
      .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
      .orderBy('on'),
  );
  return read(classKey, student, until).map(([on]) => on);
}

export interface CorrectiveRow extends Moment {
  readonly objective: number;
  readonly kind: string;
}

/** A student's correctives up to a day, oldest first. */
export function correctivesOf(ctx: ReadCtx, student: number, until: IsoDate): CorrectiveRow[] {
  const read = ctx.query.hot<[number, string], readonly [number, string, string, number]>(
    'correctives',
    () =>
      sqlFor
        .selectFrom('correctiveStudent')
        .innerJoin('corrective', 'corrective.key', 'correctiveStudent.corrective')
        .select([
          'corrective.objective',
          'corrective.kind',
          'corrective.on',
          'corrective.recordedAt',
        ])
        .where('correctiveStudent.student', '=', 0)
        .where('corrective.on', '<=', '')
        .where(({ eb }) => eb('correctiveStudent.deleted', '=', eb.lit(0)))
        .where(({ eb }) => eb('corrective.deleted', '=', eb.lit(0)))
        .orderBy('corrective.on')
        .orderBy('corrective.recordedAt'),
  );
  return read(student, until).map(([objective, kind, on, recordedAt]) => ({
    objective,
    kind,
    on,
    recordedAt,
  }));
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

/** The last day until `on` with a contact or a corrective of the student; null: none yet. */
export function lastTalk(ctx: ReadCtx, student: number, on: IsoDate): IsoDate | null {
  const contact = ctx.query.hot<[number, string], readonly [string | null]>('last contact', () =>
    sqlFor
      .selectFrom('contact')
      .select((eb) => eb.fn.max('on').as('last'))
      .where('student', '=', 0)
      .where('on', '<=', '')
      .where(({ eb }) => eb('deleted', '=', eb.lit(0))),
  );
  const said = contact(student, on)[0]?.[0] ?? null;
  const helped = correctivesOf(ctx, student, on).at(-1)?.on ?? null;
  if (said === null || helped === null) return said ?? helped;
  return said > helped ? said : helped;
}
