import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** What left, the newest first, each with the person who let it go. */
export const disclosureRows = (ctx: ReadCtx, limit: number) =>
  ctx.query.all(
    sqlFor
      .selectFrom('disclosure')
      .select((eb) => [
        'disclosure.id',
        'disclosure.at',
        'disclosure.what',
        'disclosure.purpose',
        'disclosure.file',
        'disclosure.classes',
        'disclosure.students',
        'disclosure.recipient',
        'disclosure.why',
        'disclosure.encrypted',
        'disclosure.pseudonyms',
        eb
          .selectFrom('change')
          .innerJoin('op', 'op.key', 'change.op')
          .select('op.by')
          .where('change.entity', '=', 'disclosure')
          .whereRef('change.row', '=', 'disclosure.id')
          .orderBy('change.seq')
          .limit(1)
          .as('by'),
      ])
      .where('disclosure.deleted', '=', 0)
      .orderBy('disclosure.at', 'desc')
      .orderBy('disclosure.key', 'desc')
      .limit(limit),
  );
