import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** The ids that the school's own system gave students, by the student's id. */
export const rosterIds = (ctx: ReadCtx): ReadonlyMap<string, string> =>
  new Map(
    ctx.query
      .all(
        sqlFor
          .selectFrom('externalId')
          .innerJoin('student', 'student.key', 'externalId.student')
          .select(['student.id', 'externalId.value', 'externalId.source'])
          .where('externalId.deleted', '=', 0)
          .where('externalId.source', 'like', 'oneroster%')
          .orderBy('externalId.key', 'desc'),
      )
      .map((row) => [row.id, row.value]),
  );

/** Identifiers of the framework items that objectives came from, by the objective's id. */
export const frameworkIds = (ctx: ReadCtx): ReadonlyMap<string, string> =>
  new Map(
    ctx.query
      .all(
        sqlFor
          .selectFrom('frameworkItem')
          .innerJoin('objective', 'objective.key', 'frameworkItem.objective')
          .select(['objective.id', 'frameworkItem.identifier'])
          .where('frameworkItem.deleted', '=', 0)
          .orderBy('frameworkItem.key', 'desc'),
      )
      .map((row) => [row.id, row.identifier]),
  );
