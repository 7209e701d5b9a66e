import type { Field, RowOf, Table } from './table.ts';
import { type TableName, tables } from './tables.ts';

/** A row of the named table in code: links as outside ids, flags as booleans. */
export type Row<T extends TableName> = RowOf<(typeof tables)[T]>;

/** All table names in the order of their declaration (a link always points to an earlier one). */
export const tableNames = Object.keys(tables) as TableName[];

/** The declaration of a table, seen with its general type. */
export function declarationOf(name: TableName): Table {
  return tables[name];
}

/** The declaration of what may be a table's name; names that objects inherit are none. */
export function declarationNamed(name: string): Table | undefined {
  return Object.hasOwn(tables, name) ? tables[name as TableName] : undefined;
}

/** A declared field of a table; undefined for what only a newer Gradus knows. */
export function fieldNamed(table: string, name: string): Field | undefined {
  const fields = declarationNamed(table)?.fields;
  return fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
