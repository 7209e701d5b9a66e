import { TroubleError } from '#shared/contract/errors.ts';
import { declarationOf, type Row } from '#shared/model/row.ts';
import type { Field } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { Connection } from './connection.ts';
import { decode, encode, type Links, type SqlValue } from './row-codec.ts';
import { tableStatements } from './table-statements.ts';

/** Reads and writes single rows of any declared table, and tells `record` every field it moved. */
export interface Rows extends Links {
  get<T extends TableName>(table: T, id: string): Row<T> | null;
  insert<T extends TableName>(table: T, id: string, values: Row<T>): void;
  update<T extends TableName>(table: T, id: string, patch: Partial<Row<T>>): void;
  /** Inserts, or updates what differs; a removed row comes back. */
  put<T extends TableName>(table: T, id: string, values: Row<T>): void;
  remove<T extends TableName>(table: T, id: string): void;
  /** Writes one journalled change as it stands; used by undo and, later, by merge. */
  apply(change: Change): void;
  /** The present value of a field (of the row itself for ROW) as the journal writes it. */
  present(table: TableName, id: string, field: string): Json;
  forgetKeys(): void;
}

interface Stored {
  readonly key: number;
  readonly deleted: number;
  readonly [column: string]: SqlValue;
}

export interface RowSink {
  /** Called once per moved field. */
  readonly change: (change: Change) => void;
  /** Key of the operation that append-only rows belong to. */
  readonly op: () => number;
  /** Called for every row added to an append-only table, with the values as stored. */
  readonly appended: (
    table: TableName,
    id: string,
    key: number,
    values: readonly SqlValue[],
  ) => void;
}

/** Statements are prepared once per table; links are resolved through a key cache. */
export function createRows(db: Connection, sink: RowSink): Rows {
  const keys = new Map<string, Map<string, number>>();
  const statementsOf = tableStatements(db);
  const keysOf = (table: string) => {
    let map = keys.get(table);
    if (!map) {
      map = new Map();
      keys.set(table, map);
    }
    return map;
  };
  const stored = (table: TableName, id: string) =>
    statementsOf(table).select.get(id) as Stored | undefined;

  const links: Links = {
    keyOf(table, id) {
      const cached = keysOf(table).get(id);
      if (cached !== undefined) return cached;
      const found = statementsOf(table as TableName).keyOfId.get(id);
      if (found === undefined) throw new TroubleError('NOT_FOUND', { what: table, name: id });
      keysOf(table).set(id, found as number);
      return found as number;
    },
    idOf: (table, key) => statementsOf(table as TableName).idOfKey.get(key) as string,
  };

  const decodeRow = (table: TableName, row: Stored) =>
    Object.fromEntries(
      statementsOf(table).fields.map(([name, field]) => [
        name,
        decode(field, row[name] ?? null, links),
      ]),
    ) as Record<string, Json>;

  const setField = (table: TableName, id: string, name: string, value: unknown) => {
    const setter = statementsOf(table).setField(name);
    setter.run(encode(fieldOf(table, name), value, links), id);
  };

  const setDeleted = (table: TableName, id: string, deleted: number) =>
    statementsOf(table).setDeleted.run(deleted, id);

  /** False, and nothing written, where a row of this id is there already, removed or not. */
  const insertNew = (table: TableName, id: string, values: Record<string, unknown>): boolean => {
    const { fields, insert } = statementsOf(table);
    const { appendOnly = false } = declarationOf(table);
    const bound = fields.map(([name, field]) => encode(field, values[name], links));
    const { changes, lastInsertRowid } = insert.run(
      id,
      ...bound,
      ...(appendOnly ? [sink.op()] : []),
    );
    if (changes === 0) return false;
    const key = Number(lastInsertRowid);
    keysOf(table).set(id, key);
    if (appendOnly) sink.appended(table, id, key, bound);
    else {
      const after = withoutNulls(values);
      sink.change({ entity: table, row: id, field: ROW, before: null, after });
    }
    return true;
  };

  const writeDiff = (table: TableName, id: string, row: Stored, patch: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(patch)) {
      const field = fieldOf(table, name);
      const before = row[name] ?? null;
      const after = encode(field, value, links);
      if (before === after) continue;
      setField(table, id, name, value);
      sink.change({
        entity: table,
        row: id,
        field: name,
        before: decode(field, before, links),
        after: (value ?? null) as Json,
      });
    }
  };

  const revive = (table: TableName, id: string, row: Stored, values: Record<string, unknown>) => {
    // A row that comes back is created anew as far as the journal is concerned.
    for (const name of Object.keys(declarationOf(table).fields))
      setField(table, id, name, values[name]);
    setDeleted(table, id, 0);
    keysOf(table).set(id, row.key);
    // Every field is named, the empty ones too: what an earlier life of the row held is over.
    sink.change({ entity: table, row: id, field: ROW, before: null, after: whole(table, values) });
  };

  return {
    ...links,
    get(table, id) {
      const row = stored(table, id);
      return row && row.deleted === 0 ? (decodeRow(table, row) as Row<typeof table>) : null;
    },
    insert(table, id, values) {
      if (insertNew(table, id, values)) return;
      const row = stored(table, id);
      if (row?.deleted !== 1) throw new Error(`${table} ${id} is there already`);
      revive(table, id, row, values);
    },
    update(table, id, patch) {
      const row = stored(table, id);
      if (!row || row.deleted === 1) throw new TroubleError('NOT_FOUND', { what: table, name: id });
      writeDiff(table, id, row, patch);
    },
    put(table, id, values) {
      const row = stored(table, id);
      if (!row) insertNew(table, id, values);
      else if (row.deleted === 1) revive(table, id, row, values);
      else writeDiff(table, id, row, values);
    },
    remove(table, id) {
      const row = stored(table, id);
      if (!row || row.deleted === 1) throw new TroubleError('NOT_FOUND', { what: table, name: id });
      setDeleted(table, id, 1);
      const values = declarationOf(table).appendOnly ? {} : whole(table, decodeRow(table, row));
      sink.change({ entity: table, row: id, field: ROW, before: values, after: null });
    },
    apply(change) {
      const { entity, row: id, field, after } = change;
      if (field !== ROW) setField(entity, id, field, after);
      else if (after === null) setDeleted(entity, id, 1);
      else if (declarationOf(entity).appendOnly) setDeleted(entity, id, 0);
      else {
        const values = after as Record<string, Json>;
        for (const name of Object.keys(declarationOf(entity).fields)) {
          const value = values[name];
          if (value !== undefined) setField(entity, id, name, value);
        }
        setDeleted(entity, id, 0);
      }
      sink.change(change);
    },
    present(table, id, field) {
      const row = stored(table, id);
      if (!row) return null;
      if (field !== ROW) {
        const declared = declarationOf(table).fields[field];
        return declared ? decode(declared, row[field] ?? null, links) : null;
      }
      if (row.deleted === 1) return null;
      return declarationOf(table).appendOnly ? {} : withoutNulls(decodeRow(table, row));
    },
    forgetKeys: () => keys.clear(),
  };
}

function fieldOf(table: TableName, name: string): Field {
  const field = declarationOf(table).fields[name];
  if (!field) throw new Error(`No field ${name} in ${table}`);
  return field;
}

function whole(table: TableName, values: Record<string, unknown>): Json {
  return Object.fromEntries(
    Object.keys(declarationOf(table).fields).map((name) => [name, values[name] ?? null]),
  ) as Json;
}

function withoutNulls(values: Record<string, unknown>): Json {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Json;
}
