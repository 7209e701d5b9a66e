import type { TableName } from '../model/tables.ts';
import type { Json } from '../util/json.ts';

/** The pseudo-field that stands for the row itself: before null = created, after null = removed. */
export const ROW = '*';

/** One field of one row moved from one value to another; links are outside ids. */
export interface Change {
  readonly entity: TableName;
  readonly row: string;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** The change that takes this one back. */
export function reverse(change: Change): Change {
  return { ...change, before: change.after, after: change.before };
}

function sameValue(a: Json, b: Json): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Collapses a run of changes to at most one per field: the first `before` with the last `after`.
 * Fields that end where they began disappear. Order of first appearance is kept.
 */
export function squash(changes: readonly Change[]): Change[] {
  const byField = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.entity}\n${change.row}\n${change.field}`;
    const earlier = byField.get(key);
    byField.set(key, earlier ? { ...earlier, after: change.after } : change);
  }
  return [...byField.values()].filter((c) => !sameValue(c.before, c.after));
}
