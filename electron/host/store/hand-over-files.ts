import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** The attempts of a student that stand, with where they come from. */
export const attemptsOfOrigin = (ctx: ReadCtx, student: string) =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .select(['id', 'source', 'sourceId'])
      .where('student', '=', ctx.rows.keyOf('student', student))
      .where('deleted', '=', 0)
      .where('voidedAt', 'is', null)
      .orderBy('key'),
  );

/** True when an attempt has or had a file of these bytes. */
export const isNamed = (ctx: ReadCtx, evidence: string, sha256: string): boolean =>
  ctx.query.first(
    sqlFor
      .selectFrom('attachment')
      .select('key')
      .where('evidence', '=', ctx.rows.keyOf('evidence', evidence))
      .where('sha256', '=', sha256),
  ) !== undefined;
