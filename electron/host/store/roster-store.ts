import type { Span } from '#shared/domain/roster.ts';
import { covers } from '#shared/domain/roster.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** One span of one student in one class. */
export interface EnrolmentSpan extends Span {
  readonly id: string;
  readonly student: string;
}

function spans(ctx: ReadCtx, classId: string, studentId: string | null): EnrolmentSpan[] {
  let query = sqlFor
    .selectFrom('enrolment')
    .innerJoin('class', 'class.key', 'enrolment.class')
    .innerJoin('student', 'student.key', 'enrolment.student')
    .select(['enrolment.id', 'student.id as student', 'enrolment.start', 'enrolment.until'])
    .where('class.id', '=', classId)
    .where('enrolment.deleted', '=', 0)
    .where('student.deleted', '=', 0)
    .orderBy('enrolment.start');
  if (studentId !== null) query = query.where('student.id', '=', studentId);
  return ctx.query.all(query);
}

/** Every span of a class, an open start first, then by start. */
export const spansOfClass = (ctx: ReadCtx, classId: string): EnrolmentSpan[] =>
  spans(ctx, classId, null);

/** The spans of one student in one class, oldest first. */
export const spansOfStudent = (ctx: ReadCtx, classId: string, studentId: string): EnrolmentSpan[] =>
  spans(ctx, classId, studentId);

/** Ids of the students who belong to a class on a day. */
export function enrolledOn(ctx: ReadCtx, classId: string, on: IsoDate): Set<string> {
  return new Set(
    spansOfClass(ctx, classId)
      .filter((span) => covers(span, on))
      .map((span) => span.student),
  );
}

/** The students who ever belonged to a class, with what screens show of them. */
export function studentsOfClass(ctx: ReadCtx, classId: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('student')
      .select([
        'id',
        'schoolId',
        'givenName',
        'middleName',
        'familyName',
        'called',
        'pronouns',
        'said',
        'email',
        'grade',
        'celebrate',
      ])
      .where('deleted', '=', 0)
      .where('key', 'in', (e) =>
        e
          .selectFrom('enrolment')
          .innerJoin('class', 'class.key', 'enrolment.class')
          .select('enrolment.student')
          .where('class.id', '=', classId)
          .where('enrolment.deleted', '=', 0),
      ),
  );
}

/** Id of another student with the same school id of the same school; undefined when it is free. */
export function studentWithSchoolId(
  ctx: ReadCtx,
  issuer: string,
  schoolId: string,
): string | undefined {
  return ctx.query.first(
    sqlFor
      .selectFrom('student')
      .select('id')
      .where('schoolId', '=', schoolId)
      .where('issuer', '=', issuer)
      .where('deleted', '=', 0),
  )?.id;
}
