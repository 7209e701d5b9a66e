import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Conflicts that merges found, the newest first. */
export const conflictRows = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('conflict')
      .innerJoin('mergeRun', 'mergeRun.key', 'conflict.run')
      .select([
        'conflict.id',
        'conflict.entity',
        'conflict.row',
        'conflict.field',
        'conflict.mine',
        'conflict.theirs',
        'conflict.stands',
        'mergeRun.file',
        'mergeRun.at',
      ])
      .where('conflict.deleted', '=', 0)
      .where('mergeRun.deleted', '=', 0)
      .orderBy('conflict.key', 'desc')
      .limit(500),
  );
