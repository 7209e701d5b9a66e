import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { OBJECTIVE_COLUMNS } from './objective-columns.ts';
import { sqlFor } from './query.ts';

/** Who was given or has shown which objective, by key; whatever the class plans is among them. */
export function objectivesHad(ctx: ReadCtx, students: readonly number[]) {
  if (students.length === 0) return [];
  const given = ctx.query.all(
    sqlFor
      .selectFrom('studentCourse')
      .innerJoin('unit', 'unit.course', 'studentCourse.course')
      .innerJoin('objective', 'objective.unit', 'unit.key')
      .select(['studentCourse.student', 'objective.key as objective'])
      .where('studentCourse.student', 'in', students)
      .where('studentCourse.deleted', '=', 0),
  );
  const shown = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .select(['student', 'objective'])
      .distinct()
      .where('student', 'in', students)
      .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
      .where('voidedAt', 'is', null),
  );
  return [...given, ...shown];
}

/** Objectives by key with the course and unit they belong to, in the order of courses. */
export function objectivesWithPlace(ctx: ReadCtx, keys: readonly number[], today: IsoDate) {
  if (keys.length === 0) return [];
  return ctx.query.all(
    sqlFor
      .selectFrom('objective')
      .innerJoin('unit', 'unit.key', 'objective.unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .where('objective.key', 'in', keys)
      .where('objective.deleted', '=', 0)
      .where((e) =>
        e.or([e('objective.retiredFrom', 'is', null), e('objective.retiredFrom', '>', today)]),
      )
      .select([...OBJECTIVE_COLUMNS, 'course.id as course', 'course.name as courseName'])
      .orderBy('course.name')
      .orderBy('course.key')
      .orderBy('unit.position')
      .orderBy('unit.key')
      .orderBy('objective.position')
      .orderBy('objective.key'),
  );
}
