import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Rows of each kind that the timeline of a student shows at most. */
const NEWEST = 200;

/** The newest live attempts of a student with what they were on. */
export function recentAttempts(ctx: ReadCtx, student: number, until: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .leftJoin('level', 'level.key', 'evidence.level')
      .select([
        'evidence.id',
        'evidence.on',
        'evidence.recordedAt',
        'evidence.kind',
        'evidence.feedback',
        'evidence.score',
        'evidence.outOf',
        'objective.code',
        'level.levelKey',
      ])
      .where('evidence.student', '=', student)
      .where('evidence.on', '<=', until)
      .where(({ eb }) => eb('evidence.deleted', '=', eb.lit(0)))
      .where('evidence.voidedAt', 'is', null)
      .orderBy('evidence.on', 'desc')
      .orderBy('evidence.recordedAt', 'desc')
      .limit(NEWEST),
  );
}

/** What was written to a student about attempts, the newest first. */
export function feedbackOf(ctx: ReadCtx, student: number, until: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .select(['evidence.objective', 'evidence.on', 'evidence.feedback'])
      .where('evidence.student', '=', student)
      .where('evidence.on', '<=', until)
      .where('evidence.feedback', 'is not', null)
      .where(({ eb }) => eb('evidence.deleted', '=', eb.lit(0)))
      .where('evidence.voidedAt', 'is', null)
      .orderBy('evidence.on', 'desc')
      .orderBy('evidence.recordedAt', 'desc')
      .limit(NEWEST),
  );
}

/** The newest correctives of a student. */
export function recentCorrectives(ctx: ReadCtx, student: number, until: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('correctiveStudent')
      .innerJoin('corrective', 'corrective.key', 'correctiveStudent.corrective')
      .innerJoin('objective', 'objective.key', 'corrective.objective')
      .select([
        'corrective.on',
        'corrective.recordedAt',
        'corrective.kind',
        'corrective.note',
        'objective.code',
      ])
      .where('correctiveStudent.student', '=', student)
      .where('corrective.on', '<=', until)
      .where('corrective.deleted', '=', 0)
      .where('correctiveStudent.deleted', '=', 0)
      .orderBy('corrective.on', 'desc')
      .limit(NEWEST),
  );
}

/** The newest contacts of a student. */
export function recentContacts(ctx: ReadCtx, student: number, until: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('contact')
      .select(['on', 'recordedAt', 'kind', 'note'])
      .where('student', '=', student)
      .where('on', '<=', until)
      .where('deleted', '=', 0)
      .orderBy('on', 'desc')
      .limit(NEWEST),
  );
}

/** The newest private notes on a student. */
export function recentNotes(ctx: ReadCtx, student: number, until: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('privateNote')
      .leftJoin('objective', 'objective.key', 'privateNote.objective')
      .select(['privateNote.on', 'privateNote.recordedAt', 'privateNote.text', 'objective.code'])
      .where('privateNote.student', '=', student)
      .where('privateNote.on', '<=', until)
      .where('privateNote.deleted', '=', 0)
      .orderBy('privateNote.on', 'desc')
      .limit(NEWEST),
  );
}

/** Every class a student ever belonged to. */
export function classesOf(ctx: ReadCtx, student: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('enrolment')
      .innerJoin('class', 'class.key', 'enrolment.class')
      .select(['class.id', 'class.name', 'enrolment.start', 'enrolment.until'])
      .where('enrolment.student', '=', student)
      .where('enrolment.deleted', '=', 0)
      .where('class.deleted', '=', 0)
      .orderBy('class.position')
      .orderBy('enrolment.start'),
  );
}
