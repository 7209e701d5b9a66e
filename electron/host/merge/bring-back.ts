import { type Change, ROW, reverse } from '#shared/sync/change.ts';
import type { ReadCtx } from '../context.ts';
import { isNewestOfField, type TakenBack } from '../store/taken-back-store.ts';

/**
 * What an undone merge took away and nothing else has touched since. Undoing a merge is a newer
 * word of this gradebook, so its file alone would change nothing; who merges it again means it.
 */
export function comesBack(
  ctx: ReadCtx,
  away: readonly TakenBack[],
  speaksOf: (change: Change) => boolean,
): Change[] {
  const found = new Map<string, Change>();
  for (const { op, ...change } of away) {
    if (!speaksOf(change) || !isNewestOfField(ctx, change, op)) continue;
    const back = reverse(change);
    // The row stands again and says nothing of its fields: its author may have changed them since.
    const isRow = back.field === ROW && back.after !== null;
    const key = `${change.entity} ${change.row} ${change.field}`;
    found.set(key, isRow ? { ...back, after: {} } : back);
  }
  // Taken back from last to first, so that it comes back in the order of links.
  return [...found.values()].reverse();
}
