import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** A mark that is not closed by anybody's word, on some day. */
export interface MarkRow {
  readonly id: string;
  readonly objective: string | null;
  readonly class: string;
  readonly on: IsoDate;
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
        'mark.until',
        'mark.closedOn',
      ])
      .where('student.id', '=', studentId)
      .where('mark.kind', '=', kind)
      .where('mark.deleted', '=', 0)
      .orderBy('mark.on')
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
