import type { RowOf, Table } from './table.ts';
import { type TableName, tables } from './tables.ts';

/** A row of the named table in code: links as outside ids, flags as booleans. */
export type Row<T extends TableName> = RowOf<(typeof tables)[T]>;

/** All table names in the order of their declaration (a link always points to an earlier one). */
export const tableNames = Object.keys(tables) as TableName[];

/** The declaration of a table, seen with its general type. */
export function declarationOf(name: TableName): Table {
  return tables[name];
}
