import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Ids of what hangs on a task: its objectives and its versions, in their order. */
export function taskParts(ctx: ReadCtx, taskKey: number) {
  const objectives = ctx.query.all(
    sqlFor
      .selectFrom('taskObjective')
      .select('id')
      .where('task', '=', taskKey)
      .where('deleted', '=', 0),
  );
  const versions = ctx.query.all(
    sqlFor
      .selectFrom('taskVersion')
      .select('id')
      .where('task', '=', taskKey)
      .where('deleted', '=', 0),
  );
  return {
    objectives: objectives.map((row) => row.id),
    versions: versions.map((row) => row.id),
  };
}

/** Id of another task of the class with the same name. */
export function taskNamed(ctx: ReadCtx, classKey: number, name: string): string | undefined {
  return ctx.query.first(
    sqlFor
      .selectFrom('task')
      .select('id')
      .where('class', '=', classKey)
      .where('name', '=', name)
      .where('deleted', '=', 0),
  )?.id;
}

/** What was recorded with a task, in the order it was shown. */
export function resultsOfTask(ctx: ReadCtx, taskKey: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('student', 'student.key', 'evidence.student')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .leftJoin('level', 'level.key', 'evidence.level')
      .select([
        'student.id as student',
        'objective.id as objective',
        'level.levelKey as level',
        'evidence.score',
        'evidence.outOf',
        'evidence.version',
      ])
      .where('evidence.task', '=', taskKey)
      .where(({ eb }) => eb('evidence.deleted', '=', eb.lit(0)))
      .where('evidence.voidedAt', 'is', null)
      .orderBy('evidence.on')
      .orderBy('evidence.recordedAt')
      .orderBy('evidence.id'),
  );
}

/** Ids of a task's live evidence, in the order it was recorded. */
export function evidenceOfTask(ctx: ReadCtx, taskKey: number): string[] {
  return ctx.query
    .all(
      sqlFor
        .selectFrom('evidence')
        .select('id')
        .where('task', '=', taskKey)
        .where('deleted', '=', 0)
        .where('voidedAt', 'is', null)
        .orderBy('recordedAt')
        .orderBy('id'),
    )
    .map((row) => row.id);
}
