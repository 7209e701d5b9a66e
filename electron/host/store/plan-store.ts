import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Every objective of a class's courses in plan order, left-out ones too. */
export function planOf(ctx: ReadCtx, classId: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('classCourse')
      .innerJoin('class', 'class.key', 'classCourse.class')
      .innerJoin('course', 'course.key', 'classCourse.course')
      .innerJoin('unit', 'unit.course', 'course.key')
      .innerJoin('objective', 'objective.unit', 'unit.key')
      .leftJoin('classObjective', (join) =>
        join
          .onRef('classObjective.objective', '=', 'objective.key')
          .onRef('classObjective.class', '=', 'class.key')
          .on('classObjective.deleted', '=', 0),
      )
      .where('class.id', '=', classId)
      .where('classCourse.deleted', '=', 0)
      .where('unit.deleted', '=', 0)
      .where('objective.deleted', '=', 0)
      .where((e) =>
        e.or([e('objective.retiredFrom', 'is', null), e('objective.retiredFrom', '>', ctx.today)]),
      )
      .select([
        'objective.key',
        'objective.id',
        'objective.code',
        'objective.statement',
        'objective.critical',
        'objective.threshold',
        'objective.learningTarget',
        'objective.targetDate',
        'course.id as course',
        'unit.id as unitId',
        'unit.name as unit',
        'classObjective.id as own',
        'classObjective.due',
        'classObjective.leftOut',
        'classObjective.openedOn',
      ])
      .orderBy('classCourse.position')
      .orderBy('classCourse.key')
      .orderBy('unit.position')
      .orderBy('unit.key')
      .orderBy('objective.position')
      .orderBy('objective.key'),
  );
}

/** The day of the first evidence of each objective in a class, by key of the objective. */
export function firstEvidence(ctx: ReadCtx, classId: string): Map<number, IsoDate> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('class', 'class.key', 'evidence.class')
      .select((e) => ['evidence.objective', e.fn.min<string>('evidence.on').as('first')])
      .where('class.id', '=', classId)
      .where('evidence.deleted', '=', 0)
      .where('evidence.voidedAt', 'is', null)
      .groupBy('evidence.objective'),
  );
  return new Map(rows.map((row) => [row.objective, row.first]));
}

/** How many courses a class uses; the next one stands behind them. */
export function courseCount(ctx: ReadCtx, classId: string): number {
  const row = ctx.query.first(
    sqlFor
      .selectFrom('classCourse')
      .innerJoin('class', 'class.key', 'classCourse.class')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('class.id', '=', classId)
      .where('classCourse.deleted', '=', 0),
  );
  return row?.n ?? 0;
}

/** Ids of the objectives that a student was given beyond the classes' own courses. */
export function givenObjectives(ctx: ReadCtx, studentId: string): Set<string> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('studentCourse')
      .innerJoin('student', 'student.key', 'studentCourse.student')
      .innerJoin('unit', 'unit.course', 'studentCourse.course')
      .innerJoin('objective', 'objective.unit', 'unit.key')
      .select('objective.id')
      .where('student.id', '=', studentId)
      .where('studentCourse.deleted', '=', 0),
  );
  return new Set(rows.map((row) => row.id));
}
