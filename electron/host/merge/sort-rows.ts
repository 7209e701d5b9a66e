import { declarationOf } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, sameValue } from '#shared/sync/change.ts';
import { identityOf, type Stamped } from '#shared/sync/order.ts';
import type { Bundle, BundleOp, BundleRow } from '../bundle/format.ts';
import { type AbsorbStore, type Heard, versionAsChange } from '../store/absorb-store.ts';
import { VOIDING } from '../store/sealed-row.ts';
import { type Incoming, isAppended, isTable, keyOf } from './incoming.ts';

/** The rows of a bundle that are written once, by what is to be done with them. */
export interface SortedRows {
  readonly fresh: Map<BundleOp, BundleRow[]>;
  readonly versions: Map<BundleOp, BundleRow[]>;
  readonly unknown: Map<BundleOp, BundleRow[]>;
  readonly first: Map<string, Stamped>;
  /** Rows that are here already, for the count. */
  readonly known: Set<string>;
  plain: number;
  identical: number;
  skipped: number;
}

/** Which rows that are written once are new here, known, or another version of a known one. */
export function sortRows(store: AbsorbStore, bundle: Bundle, incoming: Incoming): SortedRows {
  const sorted: SortedRows = {
    fresh: new Map(),
    versions: new Map(),
    unknown: new Map(),
    first: new Map(),
    known: new Set(),
    plain: 0,
    identical: 0,
    skipped: 0,
  };
  const seen = new Map<string, () => Heard>();
  const put = (lists: Map<BundleOp, BundleRow[]>, op: BundleOp, row: BundleRow) => {
    const list = lists.get(op);
    if (list) list.push(row);
    else lists.set(op, [row]);
  };
  for (const op of bundle.ops) {
    for (const row of op.rows) {
      const { table, id, values } = row;
      if (!isTable(table) || !isAppended(table)) {
        if (!store.knowsUnknown(table, id)) put(sorted.unknown, op, row);
        sorted.skipped += 1;
        continue;
      }
      const key = keyOf(table, id);
      const asHeard = (): Heard => ({
        ...versionAsChange(table, id, { ...op, values }),
        by: op.by,
      });
      const held = store.held(table, id);
      const told = incoming.byRow.has(key);
      if (held && isSame(table, held.values, values) && isSameStamp(held, op)) {
        if (told) incoming.add(asHeard());
        else sorted.identical += 1;
        sorted.known.add(key);
        continue;
      }
      const earlier = seen.get(key);
      if (held || earlier) {
        const heard = asHeard();
        const known = held ? store.historyOf(table, id).map(identityOf) : [];
        if (!known.includes(identityOf(heard))) put(sorted.versions, op, row);
        if (earlier && !told && !sorted.first.has(key)) {
          const first = earlier();
          incoming.add(first);
          sorted.first.set(key, first);
          sorted.plain -= 1;
        }
        incoming.add(heard);
        continue;
      }
      put(sorted.fresh, op, row);
      if (told) {
        const heard = asHeard();
        incoming.add(heard);
        sorted.first.set(key, heard);
      } else sorted.plain += 1;
      seen.set(key, asHeard);
    }
  }
  return sorted;
}

function isSame(
  table: TableName,
  a: Readonly<Record<string, Change['before']>>,
  b: Readonly<Record<string, Change['before']>>,
): boolean {
  return Object.entries(declarationOf(table).fields).every(
    ([name, field]) =>
      field.local || VOIDING.has(name) || sameValue(a[name] ?? null, b[name] ?? null),
  );
}

const isSameStamp = (
  a: { readonly hlc: string; readonly device: string },
  b: { readonly hlc: string; readonly device: string },
): boolean => a.hlc === b.hlc && a.device === b.device;
