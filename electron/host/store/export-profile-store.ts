import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** The profiles that are kept, by name. */
export const profileRows = (ctx: ReadCtx): { id: string; name: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('exportProfile')
      .select(['id', 'name'])
      .where('deleted', '=', 0)
      .orderBy('name')
      .orderBy('id'),
  );
