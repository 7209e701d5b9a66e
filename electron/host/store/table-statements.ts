import { declarationOf } from '#shared/model/row.ts';
import type { Field } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Connection, Statement } from './connection.ts';

/** The statements of one table, prepared when its first row is touched. */
export interface TableStatements {
  readonly fields: readonly (readonly [name: string, field: Field])[];
  /** By id; every column. */
  readonly select: Statement;
  readonly keyOfId: Statement;
  readonly idOfKey: Statement;
  readonly newestKey: Statement;
  /** id, the fields in order, and for append-only tables the operation; nothing for a known id. */
  readonly insert: Statement;
  readonly setDeleted: Statement;
  /** Value, id. */
  setField(name: string): Statement;
}

/** Prepares per table and field, once. */
export function tableStatements(db: Connection): (table: TableName) => TableStatements {
  const byTable = new Map<TableName, TableStatements>();
  return (table) => {
    const found = byTable.get(table);
    if (found) return found;
    const made = prepareTable(db, table);
    byTable.set(table, made);
    return made;
  };
}

function prepareTable(db: Connection, table: TableName): TableStatements {
  const declaration = declarationOf(table);
  const fields = Object.entries(declaration.fields);
  const columns = [
    'id',
    ...fields.map(([name]) => name),
    ...(declaration.appendOnly ? ['op'] : []),
  ];
  const quoted = columns.map((name) => `"${name}"`).join(', ');
  const setters = new Map<string, Statement>();
  return {
    fields,
    select: db.prepare(`SELECT * FROM "${table}" WHERE id = ?`),
    keyOfId: db.prepare(`SELECT key FROM "${table}" WHERE id = ?`).pluck(),
    idOfKey: db.prepare(`SELECT id FROM "${table}" WHERE key = ?`).pluck(),
    newestKey: db.prepare(`SELECT max(key) FROM "${table}"`).pluck(),
    insert: db.prepare(
      `INSERT INTO "${table}" (${quoted}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (id) DO NOTHING`,
    ),
    setDeleted: db.prepare(`UPDATE "${table}" SET deleted = ? WHERE id = ?`),
    setField(name) {
      if (!Object.hasOwn(declaration.fields, name)) throw new Error(`No field ${name} in ${table}`);
      let setter = setters.get(name);
      if (!setter) {
        setter = db.prepare(`UPDATE "${table}" SET "${name}" = ? WHERE id = ?`);
        setters.set(name, setter);
      }
      return setter;
    },
  };
}
