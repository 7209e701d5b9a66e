import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** A student's place in the plan of a class that was started. */
export interface VisitRow {
  readonly on: IsoDate;
  readonly student: number;
  readonly place: number;
  readonly challenge: boolean;
}

/** The plans of a class from one day to another, in no order. */
export function visitsBetween(
  ctx: ReadCtx,
  classKey: number,
  from: IsoDate,
  to: IsoDate,
): VisitRow[] {
  const read = ctx.query.hot<[number, string, string], readonly [string, number, number, number]>(
    'visits',
    () =>
      sqlFor
        .selectFrom('session')
        .innerJoin('visit', 'visit.session', 'session.key')
        .select(['session.on', 'visit.student', 'visit.place', 'visit.challenge'])
        .where('session.class', '=', 0)
        .where('session.on', '>=', '')
        .where('session.on', '<=', '')
        .where(({ eb }) => eb('session.deleted', '=', eb.lit(0)))
        .where(({ eb }) => eb('visit.deleted', '=', eb.lit(0))),
  );
  return read(classKey, from, to).map(([on, student, place, challenge]) => ({
    on,
    student,
    place,
    challenge: challenge === 1,
  }));
}

/** A class that was started on a day; undefined when it was not. */
export function sessionOn(ctx: ReadCtx, classKey: number, on: IsoDate) {
  return ctx.query.first(
    sqlFor
      .selectFrom('session')
      .select(['id', 'minutes', 'startedAt'])
      .where('class', '=', classKey)
      .where('on', '=', on)
      .where('deleted', '=', 0),
  );
}

/** How long the class was last planned for, before or on a day; null: no limit, or never started. */
export function lastMinutes(ctx: ReadCtx, classKey: number, on: IsoDate): number | null {
  const session = ctx.query.first(
    sqlFor
      .selectFrom('session')
      .select('minutes')
      .where('class', '=', classKey)
      .where('on', '<=', on)
      .where('deleted', '=', 0)
      .orderBy('on', 'desc')
      .limit(1),
  );
  return session?.minutes ?? null;
}

/** Ids of the visits in the plan of a started class. */
export function visitIdsOf(ctx: ReadCtx, sessionId: string): string[] {
  return ctx.query
    .all(
      sqlFor
        .selectFrom('visit')
        .innerJoin('session', 'session.key', 'visit.session')
        .select('visit.id')
        .where('session.id', '=', sessionId)
        .where('visit.deleted', '=', 0),
    )
    .map((row) => row.id);
}

/** A talk agreed for a day. */
export interface AppointmentRow {
  readonly id: string;
  readonly student: number;
  readonly madeOn: IsoDate;
  readonly on: IsoDate;
  readonly note: string | null;
}

/** The appointments of a class from a day on, the nearest first. */
export function appointmentsFrom(ctx: ReadCtx, classKey: number, from: IsoDate): AppointmentRow[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('appointment')
      .select(['id', 'student', 'madeOn', 'on', 'note'])
      .where('class', '=', classKey)
      .where('on', '>=', from)
      .where('deleted', '=', 0)
      .orderBy('on')
      .orderBy('key'),
  );
}
