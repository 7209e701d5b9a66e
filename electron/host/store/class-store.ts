import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** A class as lists need it. */
export interface ClassRow {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly first: IsoDate | null;
  readonly last: IsoDate | null;
  readonly position: number;
  readonly archivedOn: IsoDate | null;
}

/** All classes, in the order of their keys. */
export function allClasses(ctx: ReadCtx): ClassRow[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('class')
      .select(['key', 'id', 'name', 'code', 'first', 'last', 'position', 'archivedOn'])
      .where('deleted', '=', 0)
      .orderBy('key'),
  );
}

/** Every live span of belonging to any class. */
export function allEnrolments(ctx: ReadCtx) {
  return ctx.query.all(
    sqlFor
      .selectFrom('enrolment')
      .innerJoin('student', 'student.key', 'enrolment.student')
      .select(['enrolment.class', 'enrolment.student', 'enrolment.start', 'enrolment.until'])
      .where('enrolment.deleted', '=', 0)
      .where('student.deleted', '=', 0),
  );
}

/** The courses that a class uses, in its order. */
export function coursesOf(ctx: ReadCtx, classId: string): { id: string; name: string }[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('classCourse')
      .innerJoin('course', 'course.key', 'classCourse.course')
      .innerJoin('class', 'class.key', 'classCourse.class')
      .select(['course.id', 'course.name'])
      .where('class.id', '=', classId)
      .where('classCourse.deleted', '=', 0)
      .where('course.deleted', '=', 0)
      .orderBy('classCourse.position')
      .orderBy('classCourse.key'),
  );
}

/** One day that differs from the pattern. */
export interface CalendarDay {
  readonly id: string;
  readonly on: IsoDate;
  readonly kind: 'off' | 'missed' | 'short';
  readonly note: string | null;
}

/** The days of a class that differ from its pattern, by date. */
export function calendarDays(ctx: ReadCtx, classId: string): CalendarDay[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('calendarDay')
      .innerJoin('class', 'class.key', 'calendarDay.class')
      .select(['calendarDay.id', 'calendarDay.on', 'calendarDay.kind', 'calendarDay.note'])
      .where('class.id', '=', classId)
      .where('calendarDay.deleted', '=', 0)
      .orderBy('calendarDay.on'),
  ) as CalendarDay[];
}
