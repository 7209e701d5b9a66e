import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Change } from '#shared/sync/change.ts';
import type { Bundle } from '../bundle/format.ts';
import type { Heard } from '../store/absorb-store.ts';
import { hashOfChange } from '../store/journal.ts';

/** True for a table that this Gradus knows. */
export const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name);
const TABLES = Object.fromEntries(tableNames.map((name) => [name, true]));
/** True for tables whose rows are written once. */
export const isAppended = (table: TableName): boolean => declarationOf(table).appendOnly === true;
/** One text for a row of a table. */
export const keyOf = (entity: string, row: string): string => `${entity} ${row}`;

/** The changes of a bundle by row. */
export class Incoming {
  readonly byRow = new Map<string, Heard[]>();
  /** By the place of their step in the bundle. */
  readonly ofOp = new Map<number, { change: Heard; before: Change['before'] }[]>();

  add(change: Heard): void {
    const key = keyOf(change.entity, change.row);
    const list = this.byRow.get(key);
    if (list) list.push(change);
    else this.byRow.set(key, [change]);
  }
}

/** The changes of a bundle with their places in the order. */
export function gather(bundle: Bundle): Incoming {
  const incoming = new Incoming();
  for (const { place, op } of bundle.changing) {
    const { hlc, device, by, at } = op;
    const list = op.changes.map((change) => {
      const { entity, row, field, before, after } = change;
      const hash = hashOfChange(change, hlc, device);
      const heard: Heard = { entity, row, field, after, hlc, device, hash, by, at };
      incoming.add(heard);
      return { change: heard, before };
    });
    incoming.ofOp.set(place, list);
  }
  return incoming;
}
