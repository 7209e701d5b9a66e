import type { PrerequisiteEdge } from '#shared/domain/objective-tree.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Every course with how much it holds, by name. */
export function allCourses(ctx: ReadCtx) {
  return ctx.query.all(
    sqlFor
      .selectFrom('course')
      .select((e) => [
        'course.key',
        'course.id',
        'course.name',
        e
          .selectFrom('unit')
          .select((f) => f.fn.countAll<number>().as('n'))
          .whereRef('unit.course', '=', 'course.key')
          .where('unit.deleted', '=', 0)
          .as('units'),
        e
          .selectFrom('objective')
          .innerJoin('unit', 'unit.key', 'objective.unit')
          .select((f) => f.fn.countAll<number>().as('n'))
          .whereRef('unit.course', '=', 'course.key')
          .where('unit.deleted', '=', 0)
          .where('objective.deleted', '=', 0)
          .as('objectives'),
      ])
      .where('course.deleted', '=', 0)
      .orderBy('course.key'),
  );
}

/** Which classes use which course. */
export function coursesInUse(ctx: ReadCtx) {
  return ctx.query.all(
    sqlFor
      .selectFrom('classCourse')
      .innerJoin('class', 'class.key', 'classCourse.class')
      .innerJoin('course', 'course.key', 'classCourse.course')
      .select(['course.id as course', 'class.id', 'class.name'])
      .where('classCourse.deleted', '=', 0)
      .where('class.deleted', '=', 0)
      .orderBy('class.position')
      .orderBy('class.key'),
  );
}

/** The units of a course in their order. */
export function unitsOf(ctx: ReadCtx, courseId: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .select(['unit.key', 'unit.id', 'unit.name', 'unit.position'])
      .where('course.id', '=', courseId)
      .where('unit.deleted', '=', 0)
      .orderBy('unit.position')
      .orderBy('unit.key'),
  );
}

/** The objectives of a course in their order, without what hangs on them. */
export function objectivesOfCourse(ctx: ReadCtx, courseId: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('objective')
      .innerJoin('unit', 'unit.key', 'objective.unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .selectAll('objective')
      .select('unit.id as unitId')
      .where('course.id', '=', courseId)
      .where('objective.deleted', '=', 0)
      .where('unit.deleted', '=', 0)
      .orderBy('unit.position')
      .orderBy('unit.key')
      .orderBy('objective.position')
      .orderBy('objective.key'),
  );
}

/** One objective with its place; undefined when there is none. */
export function objectiveByKey(ctx: ReadCtx, key: number) {
  return ctx.query.first(
    sqlFor.selectFrom('objective').selectAll().where('key', '=', key).where('deleted', '=', 0),
  );
}

/** Id of the course that an objective belongs to. */
export function courseOfObjective(ctx: ReadCtx, objectiveId: string): string | undefined {
  return ctx.query.first(
    sqlFor
      .selectFrom('objective')
      .innerJoin('unit', 'unit.key', 'objective.unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .select('course.id')
      .where('objective.id', '=', objectiveId),
  )?.id;
}

/** What hangs on objectives, each list in its order, by key of the objective. */
export interface ObjectiveParts {
  readonly ways: ReadonlyMap<number, string[]>;
  readonly examples: ReadonlyMap<number, string[]>;
  readonly resources: ReadonlyMap<number, { title: string; link: string | null }[]>;
  readonly standards: ReadonlyMap<number, string[]>;
  readonly descriptors: ReadonlyMap<
    number,
    { quality: string | null; score: number | null; text: string }[]
  >;
  readonly prerequisites: ReadonlyMap<number, { id: string; code: string }[]>;
  readonly parts: ReadonlyMap<number, { id: string; code: string; statement: string }[]>;
}

function grouped<Row extends { objective: number }, Value>(
  rows: readonly Row[],
  pick: (row: Row) => Value,
): Map<number, Value[]> {
  const groups = new Map<number, Value[]>();
  for (const row of rows) {
    const group = groups.get(row.objective);
    if (group) group.push(pick(row));
    else groups.set(row.objective, [pick(row)]);
  }
  return groups;
}

/** Reads what hangs on the named objectives. */
export function partsOf(ctx: ReadCtx, objectiveKeys: readonly number[]): ObjectiveParts {
  const keys = objectiveKeys.length === 0 ? [-1] : objectiveKeys;
  const ways = sqlFor
    .selectFrom('wayToShow')
    .select(['objective', 'kind'])
    .where('objective', 'in', keys)
    .where('deleted', '=', 0)
    .orderBy('position');
  const examples = sqlFor
    .selectFrom('example')
    .select(['objective', 'text'])
    .where('objective', 'in', keys)
    .where('deleted', '=', 0)
    .orderBy('position');
  const resources = sqlFor
    .selectFrom('resource')
    .select(['objective', 'title', 'link'])
    .where('objective', 'in', keys)
    .where('deleted', '=', 0)
    .orderBy('position');
  const standards = sqlFor
    .selectFrom('objectiveStandard')
    .innerJoin('standard', 'standard.key', 'objectiveStandard.standard')
    .select(['objectiveStandard.objective', 'standard.code'])
    .where('objectiveStandard.objective', 'in', keys)
    .where('objectiveStandard.deleted', '=', 0)
    .where('standard.deleted', '=', 0)
    .orderBy('objectiveStandard.key');
  const descriptors = sqlFor
    .selectFrom('levelDescriptor')
    .select(['objective', 'quality', 'score', 'text'])
    .where('objective', 'in', keys)
    .where('deleted', '=', 0)
    .orderBy('score')
    .orderBy('position');
  const prerequisites = sqlFor
    .selectFrom('prerequisite')
    .innerJoin('objective as needed', 'needed.key', 'prerequisite.requires')
    .innerJoin('unit', 'unit.key', 'needed.unit')
    .select(['prerequisite.objective', 'needed.id', 'needed.code'])
    .where('prerequisite.objective', 'in', keys)
    .where('prerequisite.deleted', '=', 0)
    .where('needed.deleted', '=', 0)
    .orderBy('unit.course')
    .orderBy('unit.position')
    .orderBy('needed.position')
    .orderBy('needed.key');
  const whole = sqlFor
    .selectFrom('wholePart')
    .innerJoin('objective as part', 'part.key', 'wholePart.part')
    .innerJoin('unit', 'unit.key', 'part.unit')
    .select(['wholePart.whole as objective', 'part.id', 'part.code', 'part.statement'])
    .where('wholePart.whole', 'in', keys)
    .where('wholePart.deleted', '=', 0)
    .where('part.deleted', '=', 0)
    .orderBy('unit.course')
    .orderBy('unit.position')
    .orderBy('part.position')
    .orderBy('part.key');
  return {
    parts: grouped(ctx.query.all(whole), ({ id, code, statement }) => ({ id, code, statement })),
    ways: grouped(ctx.query.all(ways), (row) => row.kind),
    examples: grouped(ctx.query.all(examples), (row) => row.text),
    resources: grouped(ctx.query.all(resources), ({ title, link }) => ({ title, link })),
    standards: grouped(ctx.query.all(standards), (row) => row.code),
    descriptors: grouped(ctx.query.all(descriptors), ({ quality, score, text }) => ({
      quality,
      score,
      text,
    })),
    prerequisites: grouped(ctx.query.all(prerequisites), ({ id, code }) => ({ id, code })),
  };
}

/** Every live part of a whole, as an edge from the whole to its part. */
export function allParts(ctx: ReadCtx): (PrerequisiteEdge & { id: string })[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('wholePart')
      .innerJoin('objective as a', 'a.key', 'wholePart.whole')
      .innerJoin('objective as b', 'b.key', 'wholePart.part')
      .select(['wholePart.id', 'a.id as objective', 'b.id as requires'])
      .where('wholePart.deleted', '=', 0)
      .where('a.deleted', '=', 0)
      .where('b.deleted', '=', 0),
  );
}

/** Every live prerequisite, across courses. */
export function allPrerequisites(ctx: ReadCtx): (PrerequisiteEdge & { id: string })[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('prerequisite')
      .innerJoin('objective as a', 'a.key', 'prerequisite.objective')
      .innerJoin('objective as b', 'b.key', 'prerequisite.requires')
      .select(['prerequisite.id', 'a.id as objective', 'b.id as requires'])
      .where('prerequisite.deleted', '=', 0)
      .where('a.deleted', '=', 0)
      .where('b.deleted', '=', 0),
  );
}

/** Rows of a table that lists things of an objective, in their order. */
export function listRows(
  ctx: ReadCtx,
  table: 'wayToShow' | 'example' | 'resource',
  objectiveKey: number,
): { id: string; position: number }[] {
  return ctx.query.all(
    sqlFor
      .selectFrom(table)
      .select(['id', 'position'])
      .where('objective', '=', objectiveKey)
      .where('deleted', '=', 0)
      .orderBy('position'),
  );
}
