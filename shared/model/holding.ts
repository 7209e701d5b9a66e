import { declarationOf, tableNames } from './row.ts';
import type { TableName } from './tables.ts';

/** A field of a table whose rows keep what it points to. */
export interface HoldingLink {
  readonly table: TableName;
  readonly field: string;
}

const BY_PARENT = linksByParent();

function linksByParent(): ReadonlyMap<string, readonly HoldingLink[]> {
  const found = new Map<string, HoldingLink[]>();
  for (const table of tableNames) {
    for (const [field, { to, letsGo }] of Object.entries(declarationOf(table).fields)) {
      if (to === undefined || letsGo) continue;
      found.set(to, [...(found.get(to) ?? []), { table, field }]);
    }
  }
  return found;
}

/** Links by which a row that was removed is kept, because work hangs on it. */
export const linksThatHold = (parent: TableName): readonly HoldingLink[] =>
  BY_PARENT.get(parent) ?? [];
