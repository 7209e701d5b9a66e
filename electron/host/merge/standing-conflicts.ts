import type { Output } from '#shared/contract/contract.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW, sameValue } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { conflictRows } from '../store/merge-store.ts';
import { rowName, shownValue } from './row-name.ts';

type Conflicts = Output<'merge.conflicts'>;

/**
 * Fields that merges found changed on both sides, with the value that stands now: it may have been
 * settled on the other laptop. One that was written a third time is nobody's question any more.
 */
export function standingConflicts(ctx: ReadCtx): Conflicts {
  return conflictRows(ctx).flatMap(({ id, file, at, entity, row, field, ...texts }) => {
    const table = entity as TableName;
    const present = ctx.rows.get(table, row) as Readonly<Record<string, Json>> | null;
    if (!present && field !== ROW) return [];
    const now = field === ROW ? present !== null : (present?.[field] ?? null);
    const mine = parsed(texts.mine);
    const theirs = parsed(texts.theirs);
    const stands = sameValue(now, mine) ? 'mine' : sameValue(now, theirs) ? 'theirs' : null;
    if (stands === null) return [];
    return [
      {
        conflict: id,
        file,
        at,
        what: entity,
        name: rowName(ctx, table, row),
        field: field === ROW ? 'removed' : field,
        mine: shownValue(ctx, table, field, mine),
        theirs: shownValue(ctx, table, field, theirs),
        stands,
      },
    ];
  });
}

const parsed = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));
