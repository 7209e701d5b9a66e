import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { OBJECTIVE_COLUMNS } from './objective-columns.ts';
import { sqlFor } from './query.ts';

/** The objectives of the courses that classes use, with what each class says of them; no retired ones. */
const planned = (today: IsoDate) =>
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
    .where('classCourse.deleted', '=', 0)
    .where('unit.deleted', '=', 0)
    .where('objective.deleted', '=', 0)
    .where((e) =>
      e.or([e('objective.retiredFrom', 'is', null), e('objective.retiredFrom', '>', today)]),
    );

/** Every objective of a class's courses in plan order: courses, units, objectives; left-out ones too. */
export function planOf(ctx: ReadCtx, classId: string) {
  return ctx.query.all(
    planned(ctx.today)
      .where('class.id', '=', classId)
      .select([
        ...OBJECTIVE_COLUMNS,
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

export type PlanRow = ReturnType<typeof planOf>[number];

/** How many objectives each class plans, by the class's key; none where it is missing. */
export function plannedCounts(ctx: ReadCtx): ReadonlyMap<number, number> {
  const rows = ctx.query.all(
    planned(ctx.today)
      .where((e) => e.or([e('leftOut', 'is', null), e('leftOut', '=', 0)]))
      .select((e) => ['classCourse.class', e.fn.countAll<number>().as('n')])
      .groupBy('classCourse.class'),
  );
  return new Map(rows.map((row) => [row.class, row.n]));
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

/**
 * Objectives of given courses that have a date for a student of the class: those that are to count
 * in its letters, or in those of a class of the same courses, which the student may have left for it.
 */
export function plannedBeyond(ctx: ReadCtx, classKey: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('studentObjective')
      .innerJoin('objective', 'objective.key', 'studentObjective.objective')
      .innerJoin('unit', 'unit.key', 'objective.unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .innerJoin('studentCourse', (join) =>
        join
          .onRef('studentCourse.course', '=', 'course.key')
          .onRef('studentCourse.student', '=', 'studentObjective.student'),
      )
      .where('studentObjective.deleted', '=', 0)
      .where('studentObjective.due', 'is not', null)
      .where('studentCourse.deleted', '=', 0)
      .where('unit.deleted', '=', 0)
      .where('objective.deleted', '=', 0)
      .where((e) =>
        e.or([e('objective.retiredFrom', 'is', null), e('objective.retiredFrom', '>', ctx.today)]),
      )
      .where((e) =>
        e.or([
          e('studentObjective.class', '=', classKey),
          e('studentObjective.class', 'in', (of) =>
            of
              .selectFrom('classCourse as here')
              .innerJoin('classCourse as there', 'there.course', 'here.course')
              .where('here.class', '=', classKey)
              .where('here.deleted', '=', 0)
              .where('there.deleted', '=', 0)
              .select('there.class'),
          ),
        ]),
      )
      .select([
        'studentObjective.student',
        ...OBJECTIVE_COLUMNS,
        'course.name as courseName',
        'unit.id as unitId',
        'unit.name as unit',
      ])
      .orderBy('course.name')
      .orderBy('course.key')
      .orderBy('unit.position')
      .orderBy('unit.key')
      .orderBy('objective.position')
      .orderBy('objective.key'),
  );
}

export type BeyondRow = ReturnType<typeof plannedBeyond>[number];
