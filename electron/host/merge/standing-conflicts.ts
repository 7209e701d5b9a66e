import type { Output } from '#shared/contract/contract.ts';
import { ROW, sameValue } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { conflictRows } from '../store/merge-store.ts';
import { type FoundConflict, foundConflict } from './found-conflict.ts';
import { shownConflict } from './merge-record.ts';

type Conflicts = Output<'merge.conflicts'>;

/**
 * Fields that merges found changed on both sides, with the value that stands now. Settled is one that
 * somebody chose for, here or on the other laptop, while the choice still stands; where the other value
 * came back since, two people chose differently and it is asked again. One that was written a third
 * time unasked is nobody's question any more.
 */
export function standingConflicts(ctx: ReadCtx): Conflicts {
  const asked = new Set<string>();
  return conflictRows(ctx).flatMap(({ id, file, at, ...row }) => {
    // Of one field only the newest is a question.
    const key = `${row.entity} ${row.row} ${row.field}`;
    if (asked.has(key)) return [];
    asked.add(key);
    const conflict = foundConflict(row);
    const stands = standsNow(ctx, conflict);
    const shown = shownConflict(ctx, conflict);
    const isOther = stands !== null && shown.settled !== null && shown.settled.stands !== stands;
    const settled = isOther ? null : shown.settled;
    if (stands === null && settled === null) return [];
    return [{ ...shown, conflict: id, file, at, stands, settled }];
  });
}

/** Which of the two values stands now; null: neither, or the row is gone. */
function standsNow(
  ctx: ReadCtx,
  { entity, row, field, mine, theirs }: FoundConflict,
): 'mine' | 'theirs' | null {
  const present = ctx.rows.get(entity, row) as Readonly<Record<string, Json>> | null;
  if (!present && field !== ROW) return null;
  const now = field === ROW ? present !== null : (present?.[field] ?? null);
  return sameValue(now, mine) ? 'mine' : sameValue(now, theirs) ? 'theirs' : null;
}
