import type { ClassCalendar } from '#shared/domain/calendar.ts';
import type { IsoDate, Weekday } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import { OBJECTIVE_COLUMNS } from './objective-columns.ts';
import { sqlFor } from './query.ts';

/** Objectives by key that no plan of the class holds, for judging prerequisites. */
export function objectiveRows(ctx: ReadCtx, keys: readonly number[]) {
  if (keys.length === 0) return [];
  return ctx.query.all(
    sqlFor
      .selectFrom('objective')
      .where('objective.key', 'in', keys)
      .where('objective.deleted', '=', 0)
      .select(OBJECTIVE_COLUMNS)
      .orderBy('objective.key'),
  );
}

/** Pairs (objective, requires) of all live prerequisites, by key. */
export function prerequisitePairs(ctx: ReadCtx): readonly (readonly [number, number])[] {
  return ctx.memo('prerequisites', () =>
    ctx.query
      .all(
        sqlFor
          .selectFrom('prerequisite')
          .select(['objective', 'requires'])
          .where('deleted', '=', 0),
      )
      .map((row) => [row.objective, row.requires] as const),
  );
}

/** Pairs (whole, part), by key. */
export function wholePairs(ctx: ReadCtx): readonly (readonly [number, number])[] {
  return ctx.memo('wholes', () =>
    ctx.query
      .all(sqlFor.selectFrom('wholePart').select(['whole', 'part']).where('deleted', '=', 0))
      .map((row) => [row.whole, row.part] as const),
  );
}

/** When a class meets, with its exceptions. */
export function calendarOf(ctx: ReadCtx, classKey: number, row: Row<'class'>): ClassCalendar {
  const days = ctx.query.all(
    sqlFor
      .selectFrom('calendarDay')
      .select(['on', 'kind'])
      .where('class', '=', classKey)
      .where('deleted', '=', 0),
  );
  return {
    first: row.first,
    last: row.last,
    days: row.days as Weekday[],
    rotation: row.rotation as string[] | null,
    rotationDays: row.rotationDays as string[] | null,
    exceptions: new Map(days.map((day) => [day.on, day.kind as 'off' | 'missed' | 'short'])),
  };
}

/** A student with one span of belonging to the class. */
export interface EnrolmentRow {
  readonly key: number;
  readonly id: string;
  readonly schoolId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly called: string | null;
  /** 0: mastery is not celebrated. */
  readonly celebrate: number | null;
  readonly start: IsoDate | null;
  readonly until: IsoDate | null;
}

/** Every span of every student who ever belonged to the class. */
export function enrolmentRows(ctx: ReadCtx, classKey: number): EnrolmentRow[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('enrolment')
      .innerJoin('student', 'student.key', 'enrolment.student')
      .where('enrolment.class', '=', classKey)
      .where('enrolment.deleted', '=', 0)
      .where('student.deleted', '=', 0)
      .select([
        'student.key',
        'student.id',
        'student.schoolId',
        'student.givenName',
        'student.familyName',
        'student.called',
        'student.celebrate',
        'enrolment.start',
        'enrolment.until',
      ]),
  );
}

/** What single students have planned for themselves, for the students of a class. */
export function ownPlanRows(ctx: ReadCtx, classKey: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('studentObjective')
      .where('deleted', '=', 0)
      .where('student', 'in', (eb) =>
        eb
          .selectFrom('enrolment')
          .select('enrolment.student')
          .where('enrolment.class', '=', classKey),
      )
      .select(['student', 'objective', 'due', 'threshold', 'leftOut']),
  );
}

/** From when until when individual plans hold, by student; null: no end on that side. */
export function individualSpans(ctx: ReadCtx) {
  return ctx.query.all(
    sqlFor
      .selectFrom('individualPlan')
      .where('deleted', '=', 0)
      .where((e) => e.or([e('start', 'is not', null), e('until', 'is not', null)]))
      .select(['student', 'start', 'until'])
      .orderBy('key'),
  );
}

/** Tasks of a class, newest first, with their objectives and versions. */
export function taskRows(ctx: ReadCtx, classKey: number) {
  const tasks = ctx.query.all(
    sqlFor
      .selectFrom('task')
      .select(['key', 'id', 'name', 'on', 'kind', 'highest'])
      .where('class', '=', classKey)
      .where('deleted', '=', 0)
      .orderBy('on', 'desc')
      .orderBy('key', 'desc'),
  );
  const keys = tasks.map((task) => task.key);
  if (keys.length === 0) return [];
  const objectives = ctx.query.all(
    sqlFor
      .selectFrom('taskObjective')
      .innerJoin('objective', 'objective.key', 'taskObjective.objective')
      .select(['taskObjective.task', 'objective.id'])
      .where('taskObjective.task', 'in', keys)
      .where('taskObjective.deleted', '=', 0)
      .orderBy('taskObjective.position'),
  );
  const versions = ctx.query.all(
    sqlFor
      .selectFrom('taskVersion')
      .select(['task', 'name'])
      .where('task', 'in', keys)
      .where('deleted', '=', 0)
      .orderBy('position'),
  );
  return tasks.map((task) => ({
    ...task,
    objectives: objectives.filter((row) => row.task === task.key).map((row) => row.id),
    versions: versions.filter((row) => row.task === task.key).map((row) => row.name),
  }));
}

/** Tasks of any class that cannot show every level. */
export function boundedTasks(ctx: ReadCtx) {
  return ctx.query.all(
    sqlFor
      .selectFrom('task')
      .select(['key', 'highest'])
      .where('highest', 'is not', null)
      .where('deleted', '=', 0),
  );
}

/** The integer key in the file of every level, by its outside id. */
export function levelKeys(ctx: ReadCtx): ReadonlyMap<string, number> {
  const rows = ctx.query.all(sqlFor.selectFrom('level').select(['key', 'id']));
  return new Map(rows.map((row) => [row.id, row.key]));
}
