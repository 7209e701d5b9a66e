import type { Moment } from '#shared/domain/attempt.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** A mark that is not closed by anybody's word, on some day. */
export interface MarkRow extends Moment {
  readonly id: string;
  readonly objective: string | null;
  readonly class: string;
  readonly until: IsoDate | null;
  readonly closedOn: IsoDate | null;
}

/** The marks of one kind that one student ever had, oldest first. */
export function marksOf(ctx: ReadCtx, studentId: string, kind: string): MarkRow[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('mark')
      .innerJoin('student', 'student.key', 'mark.student')
      .innerJoin('class', 'class.key', 'mark.class')
      .leftJoin('objective', 'objective.key', 'mark.objective')
      .select([
        'mark.id',
        'objective.id as objective',
        'class.id as class',
        'mark.on',
        'mark.recordedAt',
        'mark.until',
        'mark.closedOn',
      ])
      .where('student.id', '=', studentId)
      .where('mark.kind', '=', kind)
      .where('mark.deleted', '=', 0)
      .orderBy('mark.on')
      .orderBy('mark.recordedAt')
      .orderBy('mark.key'),
  );
}

/** Ids of a day's contacts of one kind between teacher and student in a class. */
export function contactsOn(
  ctx: ReadCtx,
  classId: string,
  studentId: string,
  on: IsoDate,
  kind: string,
): string[] {
  return ctx.query
    .all(
      sqlFor
        .selectFrom('contact')
        .innerJoin('student', 'student.key', 'contact.student')
        .innerJoin('class', 'class.key', 'contact.class')
        .select('contact.id')
        .where('student.id', '=', studentId)
        .where('class.id', '=', classId)
        .where('contact.on', '=', on)
        .where('contact.kind', '=', kind)
        .where('contact.deleted', '=', 0)
        .orderBy('contact.key'),
    )
    .map((row) => row.id);
}

/** An attempt as far as it can settle a mark. */
export interface SettlingAttempt extends Moment {
  readonly objective: number;
  readonly kind: string;
  readonly source: string | null;
}

/** A student's attempts that are dated or were recorded after a moment. */
export function attemptsSince(
  ctx: ReadCtx,
  student: number,
  { on, recordedAt }: Moment,
): SettlingAttempt[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .select(['objective', 'on', 'recordedAt', 'kind', 'source'])
      .where('student', '=', student)
      .where(({ eb, or }) => or([eb('on', '>', on), eb('recordedAt', '>', recordedAt)]))
      .where('deleted', '=', 0)
      .where('voidedAt', 'is', null),
  );
}
