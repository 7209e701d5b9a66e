import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** What left, the newest first, each with the person who let it go. */
export const disclosureRows = (ctx: ReadCtx, limit = Number.MAX_SAFE_INTEGER) =>
  ctx.query.all(
    sqlFor
      .selectFrom('disclosure')
      .select((eb) => [
        'disclosure.id',
        'disclosure.at',
        'disclosure.what',
        'disclosure.purpose',
        'disclosure.file',
        'disclosure.classes',
        'disclosure.students',
        'disclosure.who',
        'disclosure.recipient',
        'disclosure.why',
        'disclosure.encrypted',
        'disclosure.pseudonyms',
        'disclosure.files',
        eb
          .selectFrom('change')
          .innerJoin('op', 'op.key', 'change.op')
          .select('op.by')
          .where('change.entity', '=', 'disclosure')
          .whereRef('change.row', '=', 'disclosure.id')
          .orderBy('change.seq')
          .limit(1)
          .as('by'),
      ])
      .where('disclosure.deleted', '=', 0)
      .orderBy('disclosure.at', 'desc')
      .orderBy('disclosure.key', 'desc')
      .limit(limit),
  );

/** Everybody who is or was here. */
export const everyStudent = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('student')
      .select(['id', 'givenName', 'familyName', 'called', 'schoolId'])
      .where('deleted', '=', 0),
  );

/** When one student belonged to which class. */
export const belongings = (ctx: ReadCtx, student: string) =>
  ctx.query.all(
    sqlFor
      .selectFrom('enrolment')
      .innerJoin('class', 'class.key', 'enrolment.class')
      .innerJoin('student', 'student.key', 'enrolment.student')
      .select(['class.id as class', 'enrolment.start', 'enrolment.until'])
      .where('student.id', '=', student)
      .where('enrolment.deleted', '=', 0),
  );
