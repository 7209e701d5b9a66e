import { sql } from 'kysely';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Versions that students used on an objective in live attempts, with the task. */
export function versionsUsed(ctx: ReadCtx, objective: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .leftJoin('task', 'task.key', 'evidence.task')
      .select(['evidence.student', 'evidence.version', 'task.id as task'])
      .where('evidence.objective', '=', objective)
      .where('evidence.version', 'is not', null)
      .where(({ eb }) => eb('evidence.deleted', '=', eb.lit(0)))
      .where('evidence.voidedAt', 'is', null),
  );
}

/** The teacher's phrases in their order. */
export function phraseRows(ctx: ReadCtx) {
  return ctx.query.all(
    sqlFor
      .selectFrom('phrase')
      .select(['id', 'text', 'position'])
      .where('deleted', '=', 0)
      .orderBy('position')
      .orderBy('key'),
  );
}

/** When the newest of some attempts was shown and recorded; empty where none counts. */
const newestThatCounts = sql<string>`max(CASE WHEN "evidence"."kind" IN ('pre-assessment', 'self')
  THEN '' ELSE "evidence"."on" || printf('%016d', "evidence"."recordedAt") END)`;

/** Who judged which cells of a class: one row for each cell and assessor. */
export function assessedCells(ctx: ReadCtx, classKey: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('student', 'student.key', 'evidence.student')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .select((e) => [
        'evidence.assessor',
        'student.id as student',
        'objective.id as objective',
        e.fn.countAll<number>().as('n'),
        newestThatCounts.as('newest'),
      ])
      .where('evidence.class', '=', classKey)
      .where(({ eb }) => eb('evidence.deleted', '=', eb.lit(0)))
      .where('evidence.voidedAt', 'is', null)
      .groupBy(['evidence.assessor', 'evidence.student', 'evidence.objective']),
  );
}

/** The individual plan of a student, newest first when there are several. */
export function individualPlanOf(ctx: ReadCtx, student: number) {
  return ctx.query.first(
    sqlFor
      .selectFrom('individualPlan')
      .select(['start', 'until', 'accommodations', 'pullOut'])
      .where('student', '=', student)
      .where('deleted', '=', 0)
      .orderBy('key', 'desc'),
  );
}

/** What differs for a student, objective by objective. */
export function ownObjectives(ctx: ReadCtx, student: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('studentObjective')
      .innerJoin('objective', 'objective.key', 'studentObjective.objective')
      .leftJoin('class', 'class.key', 'studentObjective.class')
      .select([
        'class.name as countsIn',
        'objective.key',
        'objective.id',
        'objective.code',
        'objective.statement',
        'studentObjective.due',
        'studentObjective.threshold',
        'studentObjective.leftOut',
      ])
      .where('studentObjective.student', '=', student)
      .where('studentObjective.deleted', '=', 0)
      .where('objective.deleted', '=', 0),
  );
}

/** Levels that students should try for: on one objective, or (null) on all others. */
export function recommendedLevels(ctx: ReadCtx, students: readonly number[]) {
  if (students.length === 0) return [];
  return ctx.query.all(
    sqlFor
      .selectFrom('recommendation')
      .leftJoin('objective', 'objective.key', 'recommendation.objective')
      .select([
        'recommendation.student',
        'recommendation.objective',
        'recommendation.level',
        'objective.id',
        'objective.code',
      ])
      .where('recommendation.student', 'in', students)
      .where('recommendation.deleted', '=', 0)
      .orderBy('recommendation.key'),
  );
}

/** Goals of students, open ones first, then by day. */
export function goalsOf(ctx: ReadCtx, students: readonly number[]) {
  if (students.length === 0) return [];
  return ctx.query.all(
    sqlFor
      .selectFrom('goal')
      .leftJoin('objective', 'objective.key', 'goal.objective')
      .select([
        'goal.student',
        'goal.id',
        'goal.text',
        'goal.setOn',
        'goal.by',
        'goal.reachedOn',
        'objective.id as objective',
        'objective.code',
      ])
      .where('goal.student', 'in', students)
      .where('goal.deleted', '=', 0)
      .orderBy('goal.reachedOn')
      .orderBy('goal.by')
      .orderBy('goal.setOn')
      .orderBy('goal.key'),
  );
}

/** Talks with a student's family, newest first. */
export function familyContactsOf(ctx: ReadCtx, student: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('familyContact')
      .select(['id', 'on', 'way', 'who', 'note'])
      .where('student', '=', student)
      .where('deleted', '=', 0)
      .orderBy('on', 'desc')
      .orderBy('recordedAt', 'desc'),
  );
}

/** Courses that a student was given beyond those of the classes. */
export function givenCourses(ctx: ReadCtx, student: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('studentCourse')
      .innerJoin('course', 'course.key', 'studentCourse.course')
      .select(['course.id', 'course.name'])
      .where('studentCourse.student', '=', student)
      .where('studentCourse.deleted', '=', 0)
      .where('course.deleted', '=', 0)
      .orderBy('course.key'),
  );
}

/** The names of the courses that objectives belong to, by the objective's key. */
export function courseNames(ctx: ReadCtx, objectives: readonly number[]): Map<number, string> {
  if (objectives.length === 0) return new Map();
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('objective')
      .innerJoin('unit', 'unit.key', 'objective.unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .select(['objective.key', 'course.name'])
      .where('objective.key', 'in', objectives),
  );
  return new Map(rows.map((row) => [row.key, row.name]));
}
