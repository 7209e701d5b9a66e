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

/** True when two values are the same in a file. */
export function sameValue(a: Json, b: Json): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Collapses a run of changes to at most one per field: the first `before` with the last `after`.
 * Fields that end where they began disappear. Order of first appearance is kept. What happens to
 * fields of a row that the same run creates or removes goes into that one change (`isWhole` says
 * whose rows carry their values there): all changes of a step have one stamp, so none may depend
 * on standing before another.
 */
export function squash(
  changes: readonly Change[],
  isWhole: (entity: TableName) => boolean = () => false,
): Change[] {
  const byField = new Map<string, Change>();
  const ofRow = new Map<string, string[]>();
  for (const change of changes) {
    const row = `${change.entity}\n${change.row}`;
    const key = `${row}\n${change.field}`;
    const whole = byField.get(`${row}\n${ROW}`);
    if (isWhole(change.entity)) {
      if (change.field !== ROW && whole && whole.after !== null) {
        const after = { ...(whole.after as object), [change.field]: change.after };
        byField.set(`${row}\n${ROW}`, { ...whole, after });
        continue;
      }
      if (change.field === ROW) {
        const earlier = ofRow.get(row) ?? [];
        const firsts = earlier.flatMap((name) => {
          const found = byField.get(`${row}\n${name}`);
          byField.delete(`${row}\n${name}`);
          return found ? [[name, found.before] as const] : [];
        });
        ofRow.delete(row);
        const before =
          whole || change.before === null || firsts.length === 0
            ? change.before
            : { ...(change.before as object), ...Object.fromEntries(firsts) };
        byField.set(key, whole ? { ...whole, after: change.after } : { ...change, before });
        continue;
      }
      ofRow.set(row, [...(ofRow.get(row) ?? []), change.field]);
    }
    const earlier = byField.get(key);
    byField.set(key, earlier ? { ...earlier, after: change.after } : change);
  }
  return [...byField.values()].filter((c) => !sameValue(c.before, c.after));
}
