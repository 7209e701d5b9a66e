import { sql } from 'kysely';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadCtx } from '../context.ts';
import { IMPORT_STEP } from './import-store.ts';
import { sqlFor } from './query.ts';

/** Who was ever assessed in a class. */
export const studentsAssessedIn = (ctx: ReadCtx, classKey: number) =>
  ctx.query.all(
    sqlFor
      .selectFrom('student')
      .select(['key', 'id', 'schoolId', 'givenName', 'familyName'])
      .where('key', 'in', (e) =>
        e.selectFrom('evidence').select('student').where('class', '=', classKey),
      ),
  );

/** The attempts of a student in a class that are not voided, in their total order. */
export const attemptsInClass = (ctx: ReadCtx, classKey: number, student: number) =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('student', 'student.key', 'evidence.student')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .leftJoin('task', 'task.key', 'evidence.task')
      .leftJoin('level', 'level.key', 'evidence.level')
      .leftJoin('level as aimed', 'aimed.key', 'evidence.aimed')
      .select([
        'evidence.id',
        'student.id as student',
        'student.schoolId',
        'student.givenName',
        'student.familyName',
        'objective.code as objective',
        'evidence.on',
        'level.levelKey as level',
        'evidence.score',
        'evidence.outOf',
        'evidence.kind',
        'task.name as task',
        'evidence.version',
        'evidence.assessor',
        'evidence.shown',
        'evidence.feedback',
        'evidence.support',
        'aimed.levelKey as aimed',
        'evidence.robust',
        'evidence.late',
        'evidence.recordedAt',
      ])
      .where('evidence.student', '=', student)
      .where('evidence.class', '=', classKey)
      .where('evidence.deleted', '=', 0)
      .where('evidence.voidedAt', 'is', null)
      .orderBy('evidence.on')
      .orderBy('evidence.recordedAt')
      .orderBy('evidence.id'),
  );

/** When each row of some tables changed last, and when a person last changed it (null: nobody did). */
export function lastChanges(
  ctx: ReadCtx,
  tables: readonly TableName[],
): ReadonlyMap<string, { readonly at: number; readonly byHand: number | null }> {
  // By the ids of these tables: nearly all other changes are about students.
  const rows = tables.flatMap((table) =>
    ctx.query.all(
      sqlFor
        .selectFrom('change')
        .innerJoin('op', 'op.key', 'change.op')
        .select((e) => [
          'change.row',
          e.fn.max('op.at').as('at'),
          sql<number | null>`max(CASE WHEN op.name <> ${IMPORT_STEP} THEN op.at END)`.as('byHand'),
        ])
        .where('change.entity', '=', table)
        .where('change.row', 'in', (e) => e.selectFrom(table as 'course').select('id'))
        .groupBy('change.row'),
    ),
  );
  return new Map(rows.map(({ row, at, byHand }) => [row, { at, byHand }]));
}

/** All attempts of one student that are not voided, in their total order. */
export const attemptsOfStudent = (ctx: ReadCtx, student: string) =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .innerJoin('class', 'class.key', 'evidence.class')
      .leftJoin('level', 'level.key', 'evidence.level')
      .leftJoin('scale', 'scale.key', 'level.scale')
      .leftJoin('task', 'task.key', 'evidence.task')
      .select([
        'evidence.id',
        'evidence.on',
        'evidence.kind',
        'evidence.score',
        'evidence.outOf',
        'evidence.task as taskKey',
        'class.id as class',
        'objective.id as objective',
        'objective.code',
        'objective.statement',
        'level.levelKey',
        'level.name as levelName',
        'level.value as levelValue',
        'scale.id as scale',
        'task.id as task',
        'task.name as taskName',
      ])
      .where('evidence.student', '=', ctx.rows.keyOf('student', student))
      .where('evidence.deleted', '=', 0)
      .where('evidence.voidedAt', 'is', null)
      .orderBy('evidence.on')
      .orderBy('evidence.recordedAt')
      .orderBy('evidence.id'),
  );

/** Ids of the classes that a student is or was in. */
export const classesOfStudent = (ctx: ReadCtx, student: string): string[] =>
  ctx.query
    .all(
      sqlFor
        .selectFrom('enrolment')
        .innerJoin('class', 'class.key', 'enrolment.class')
        .select('class.id')
        .distinct()
        .where('enrolment.student', '=', ctx.rows.keyOf('student', student))
        .where('enrolment.deleted', '=', 0)
        .where('class.deleted', '=', 0)
        .orderBy('class.id'),
    )
    .map(({ id }) => id);
