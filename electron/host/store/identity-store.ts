import type { IdentityDecision } from '#shared/sync/identity.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Every word that somebody said about two rows being one. */
export const allDecisions = (ctx: ReadCtx): (IdentityDecision & { kind: string })[] =>
  ctx.query
    .all(
      sqlFor
        .selectFrom('identityDecision')
        .select(['kind', 'a', 'b', 'same'])
        .where('deleted', '=', 0)
        .orderBy('id'),
    )
    .map((row) => ({ ...row, same: row.same === 1 }));

/** Whose files' school ids are this school's, and whose are not, by the gradebook's id. */
export const schoolAnswers = (ctx: ReadCtx): ReadonlyMap<string, boolean> =>
  new Map(
    ctx.query
      .all(sqlFor.selectFrom('schoolAnswer').select(['source', 'same']).where('deleted', '=', 0))
      .map(({ source, same }) => [source, same === 1]),
  );

/** A student as matching sees one; once per class. */
export interface StudentToMatch {
  readonly id: string;
  readonly givenName: string;
  readonly middleName: string | null;
  readonly familyName: string;
  readonly called: string | null;
  readonly schoolId: string | null;
  readonly issuer: string;
  readonly email: string | null;
  readonly class: string | null;
  readonly className: string | null;
  /** The gradebook whose file brought the class; null: this one's own. */
  readonly source: string | null;
}

/** All students with the classes they are in, in the order of ids. */
export const studentsToMatch = (ctx: ReadCtx): StudentToMatch[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('student')
      .leftJoin('enrolment', (join) =>
        join.onRef('enrolment.student', '=', 'student.key').on('enrolment.deleted', '=', 0),
      )
      .leftJoin('class', 'class.key', 'enrolment.class')
      .leftJoin('sourceClass', (join) =>
        join.onRef('sourceClass.class', '=', 'class.key').on('sourceClass.deleted', '=', 0),
      )
      .leftJoin('source', 'source.key', 'sourceClass.source')
      .select([
        'student.id',
        'student.givenName',
        'student.middleName',
        'student.familyName',
        'student.called',
        'student.schoolId',
        'student.issuer',
        'student.email',
        'class.id as class',
        'class.name as className',
        'source.id as source',
      ])
      .where('student.deleted', '=', 0)
      .orderBy('student.id')
      .orderBy('class.id')
      .orderBy('source.id'),
  );

/** An objective as matching sees it. */
export interface ObjectiveToMatch {
  readonly id: string;
  readonly code: string;
  readonly statement: string;
  readonly course: string;
  readonly courseName: string;
}

/** All objectives with their courses, in the order of ids. */
export const objectivesToMatch = (ctx: ReadCtx): ObjectiveToMatch[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('objective')
      .innerJoin('unit', 'unit.key', 'objective.unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .select([
        'objective.id',
        'objective.code',
        'objective.statement',
        'course.id as course',
        'course.name as courseName',
      ])
      .where('objective.deleted', '=', 0)
      .where('course.deleted', '=', 0)
      .orderBy('objective.id'),
  );

/** Whose files came, by the id of their gradebook. */
export const sourceTeachers = (ctx: ReadCtx): ReadonlyMap<string, string | null> =>
  new Map(
    ctx.query
      .all(sqlFor.selectFrom('source').select(['id', 'teacher']).where('deleted', '=', 0))
      .map(({ id, teacher }) => [id, teacher]),
  );

/** The classes that use a course, and whose file brought them, in the order of ids. */
export const coursesInUse = (
  ctx: ReadCtx,
): { course: string; className: string; source: string | null }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('classCourse')
      .innerJoin('course', 'course.key', 'classCourse.course')
      .innerJoin('class', 'class.key', 'classCourse.class')
      .leftJoin('sourceClass', (join) =>
        join.onRef('sourceClass.class', '=', 'class.key').on('sourceClass.deleted', '=', 0),
      )
      .leftJoin('source', 'source.key', 'sourceClass.source')
      .select(['course.id as course', 'class.name as className', 'source.id as source'])
      .where('classCourse.deleted', '=', 0)
      .orderBy('course.id')
      .orderBy('class.id')
      .orderBy('source.id'),
  );
