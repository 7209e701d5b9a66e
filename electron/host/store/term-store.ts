import type { Term } from '#shared/domain/term.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Every term, earliest first, the longer before those within it. */
export function allTerms(ctx: ReadCtx): Term[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('term')
      .leftJoin('term as outer', (join) =>
        join.onRef('outer.key', '=', 'term.parent').on('outer.deleted', '=', 0),
      )
      .select(['term.id', 'term.name', 'term.start', 'term.end', 'outer.id as parent'])
      .where('term.deleted', '=', 0)
      .orderBy('term.start')
      .orderBy('term.end', 'desc')
      .orderBy('term.key'),
  );
}
