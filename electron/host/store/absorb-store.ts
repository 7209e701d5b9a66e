import { createHash } from 'node:crypto';
import { declarationNamed, declarationOf, fieldNamed } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import type { Stamped } from '#shared/sync/order.ts';
import type { Json } from '#shared/util/json.ts';
import type { Connection } from './connection.ts';
import { chainLink, hashOfChange } from './journal.ts';
import { decode, encode, type Links, type SqlValue } from './row-codec.ts';
import type { OpRow } from './schema.ts';
import { VOIDING } from './sealed-row.ts';
import { tableStatements } from './table-statements.ts';

/** A change with its place in the order and the person behind it. */
export interface Heard extends Stamped {
  readonly by: string | null;
}

/** A step of another file as it comes in. */
export type ForeignOp = Pick<
  OpRow,
  'id' | 'hlc' | 'device' | 'name' | 'subject' | 'by' | 'at' | 'role'
>;

/** A row that is written once, as this file holds it. */
export interface Held {
  readonly hlc: string;
  readonly device: string;
  /** Key of the step that wrote it here. */
  readonly op?: number;
  readonly values: Readonly<Record<string, Json>>;
}

/** The step being absorbed; `close` seals it into the chain. */
export interface OpenForeignOp {
  readonly key: number;
  change(change: Stamped, before: Json): void;
  /** A new row that is written once; false, and nothing written, where its id is here already. */
  row(table: TableName, id: string, values: Readonly<Record<string, Json>>): boolean;
  /** Another version of a row that is here already. */
  version(table: TableName, id: string, values: Readonly<Record<string, Json>>): void;
  unknown(table: string, id: string, field: string, value: Json): void;
  close(): void;
}

/** Writing what others did: journal and tables by hand, nothing of it journalled as done here. */
export interface AbsorbStore {
  knowsChange(change: Stamped): boolean;
  /** All changes of a row of any table, with the versions of rows that are written once. */
  historyOf(entity: string, id: string): Heard[];
  /** A row that is written once; undefined when it is not here. */
  held(table: TableName, id: string): Held | undefined;
  has(table: TableName, id: string): boolean;
  /** True when something of a newer Gradus about this row is kept already. */
  knowsUnknown(table: string, id: string): boolean;
  begin(op: ForeignOp, now: number): OpenForeignOp;
  insert(table: TableName, id: string, values: Readonly<Record<string, Json>>, live: boolean): void;
  setField(table: TableName, id: string, field: string, value: Json): void;
  setLive(table: TableName, id: string, live: boolean): void;
  /** Keeps a row as its own step sealed it, before its values move. */
  seal(table: TableName, id: string): void;
  moved(op: number, change: Change): void;
  /** Says which merge brought the steps of a range of keys. */
  brought(from: number, to: number, via: number): void;
}

/** Characters hashed in one go. */
const HASH_AT_ONCE = 65_536;

const isText = (value: unknown): value is string => typeof value === 'string';

/** What a version of a row says: its sealed values, without what may move later. */
export const claimsOfRow = (values: Readonly<Record<string, Json>>, table: TableName): Json =>
  Object.fromEntries(
    // In the order of the declaration, so that the same content has the same hash.
    Object.entries(declarationOf(table).fields).flatMap(([name, field]) => {
      const value = values[name] ?? null;
      return value === null || VOIDING.has(name) || field.local ? [] : [[name, value]];
    }),
  );

/** A version of a row as a change among others. */
export function versionAsChange(
  table: TableName,
  row: string,
  { hlc, device, values }: Held,
): Stamped {
  const change: Change = {
    entity: table,
    row,
    field: ROW,
    before: null,
    after: claimsOfRow(values, table),
  };
  return { ...change, hlc, device, hash: hashOfChange(change, hlc, device) };
}

/** The statements of absorbing over one connection; made for one transaction. */
export function createAbsorbStore(db: Connection, rows: Links): AbsorbStore {
  const links: Links = { keyOf: rows.keyOf, idOf: remembered(rows.idOf) };
  const statementsOf = tableStatements(db);
  const knows = db
    .prepare('SELECT 1 FROM change WHERE hlc = ? AND device = ? AND hash = ?')
    .pluck();
  const history = db.prepare(
    `SELECT change.field, change.after, change.hlc, change.device, change.hash, op.by
     FROM change JOIN op ON op.key = change.op WHERE change.row = ? AND change.entity = ?`,
  );
  const versions = db.prepare(
    `SELECT "rowVersion".stored, "rowVersion".op, op.hlc, op.device, op.by FROM "rowVersion"
     JOIN op ON op.key = "rowVersion".op WHERE "rowVersion".row = ? AND "rowVersion".entity = ?`,
  );
  const opOf = db.prepare('SELECT hlc, device, by FROM op WHERE key = ?');
  const insertOp = db.prepare(
    `INSERT INTO op (id, hlc, device, name, subject, by, at, knownAt, role, undoes, chain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '')`,
  );
  const sealOp = db.prepare(
    'UPDATE op SET "evidenceFrom" = ?, "evidenceTo" = ?, chain = ? WHERE key = ?',
  );
  const insertChange = db.prepare(
    `INSERT INTO change (op, entity, row, field, before, after, hlc, device, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertVersion = db.prepare(
    'INSERT INTO "rowVersion" (op, entity, row, stored) VALUES (?, ?, ?, ?)',
  );
  const insertUnknown = db.prepare(
    'INSERT INTO "unknownField" (op, entity, row, field, value) VALUES (?, ?, ?, ?, ?)',
  );
  const unknownOf = db.prepare('SELECT 1 FROM "unknownField" WHERE entity = ? AND row = ?').pluck();
  const insertMoved = db.prepare(
    'INSERT INTO moved (op, entity, row, field, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setVia = db.prepare('UPDATE op SET via = ? WHERE key BETWEEN ? AND ?');
  const newestChain = db.prepare('SELECT chain FROM op ORDER BY key DESC LIMIT 1').pluck();
  let chain = (newestChain.get() as string | undefined) ?? '';
  const text = (value: Json): string | null => (value === null ? null : JSON.stringify(value));

  const storedRow = (table: TableName, id: string) =>
    statementsOf(table).select.get(id) as Record<string, SqlValue> | undefined;
  const bound = (table: TableName, values: Readonly<Record<string, Json>>): SqlValue[] =>
    statementsOf(table).fields.map(([name, field]) => encode(field, values[name], links));
  /** What says something about this file is said by it: when it heard of the row. */
  const arrived = (table: TableName, values: Readonly<Record<string, Json>>, now: number) =>
    statementsOf(table).fields.map(([name, field]) =>
      field.local && field.kind === 'instant' ? now : encode(field, values[name], links),
    );
  const unbound = (table: TableName, stored: readonly SqlValue[]) =>
    Object.fromEntries(
      statementsOf(table).fields.map(([name, field], i) => [
        name,
        decode(field, stored[i] ?? null, links),
      ]),
    );
  const sealedNow = (table: TableName, row: Record<string, SqlValue>): SqlValue[] =>
    statementsOf(table).fields.map(([name]) => (VOIDING.has(name) ? null : (row[name] ?? null)));

  const versionsOf = (table: TableName, id: string): Heard[] => {
    const row = storedRow(table, id);
    if (!row) return [];
    const sealed = versions.all(id, table) as {
      stored: string;
      op: number;
      hlc: string;
      device: string;
      by: string | null;
    }[];
    const heard = sealed.map(({ stored, hlc, device, by }) => {
      const values = unbound(table, JSON.parse(stored) as SqlValue[]);
      return { ...versionAsChange(table, id, { hlc, device, values }), by };
    });
    if (sealed.some((version) => version.op === row.op)) return heard;
    const op = opOf.get(row.op) as { hlc: string; device: string; by: string | null };
    const values = unbound(table, sealedNow(table, row));
    return [...heard, { ...versionAsChange(table, id, { ...op, values }), by: op.by }];
  };

  return {
    knowsChange: ({ hlc, device, hash }) => knows.get(hlc, device, hash) !== undefined,
    historyOf(entity, row) {
      const rows = history.all(row, entity) as {
        field: string;
        after: string | null;
        hlc: string;
        device: string;
        hash: string;
        by: string | null;
      }[];
      const heard = rows.map(({ after, ...rest }) => ({
        ...rest,
        entity,
        row,
        after: isText(after) ? (JSON.parse(after) as Json) : null,
      }));
      const isAppended = isDeclared(entity) && declarationOf(entity).appendOnly;
      return isAppended ? [...heard, ...versionsOf(entity, row)] : heard;
    },
    held(table, id) {
      const row = storedRow(table, id);
      if (!row) return undefined;
      const { hlc, device } = opOf.get(row.op) as { hlc: string; device: string };
      return { hlc, device, op: Number(row.op), values: unbound(table, sealedNow(table, row)) };
    },
    knowsUnknown: (table, id) => unknownOf.get(table, id) !== undefined,
    has: (table, id) => statementsOf(table).keyOfId.get(id) !== undefined,
    begin(op, now) {
      const { id, hlc, device, name, subject, by, at, role } = op;
      const info = insertOp.run(id, hlc, device, name, subject, by, at, now, role);
      const key = Number(info.lastInsertRowid);
      const hashes: string[] = [];
      const appended = createHash('sha256');
      let waiting = '';
      // Many short updates cost more than the hash itself.
      const digest = (part: string) => {
        waiting += part;
        if (waiting.length < HASH_AT_ONCE) return;
        appended.update(waiting);
        waiting = '';
      };
      let from: number | null = null;
      let to: number | null = null;
      return {
        key,
        change({ entity, row, field, after, hash }, before) {
          insertChange.run(key, entity, row, field, text(before), text(after), hlc, device, hash);
          hashes.push(hash);
        },
        row(table, rowId, values) {
          const stored = arrived(table, values, now);
          const added = statementsOf(table).insert.run(rowId, stored, key);
          if (added.changes === 0) return false;
          to = Number(added.lastInsertRowid);
          from ??= to;
          digest(JSON.stringify([table, rowId, stored]));
          return true;
        },
        version(table, rowId, values) {
          const stored = JSON.stringify(arrived(table, values, now));
          insertVersion.run(key, table, rowId, stored);
          digest(`["${table}",${JSON.stringify(rowId)},${stored}]`);
        },
        unknown: (table, rowId, field, value) => {
          insertUnknown.run(key, table, rowId, field, JSON.stringify(value));
        },
        close() {
          chain = chainLink(chain, op, hashes, appended.update(waiting).digest('hex'));
          sealOp.run(from, to, chain, key);
        },
      };
    },
    insert(table, id, values, live) {
      const { insert, setDeleted } = statementsOf(table);
      insert.run(id, ...bound(table, values));
      if (!live) setDeleted.run(1, id);
    },
    setField(table, id, field, value) {
      const declared = fieldNamed(table, field);
      if (!declared) return;
      statementsOf(table)
        .setField(field)
        .run(encode(declared, value, links), id);
    },
    setLive(table, id, live) {
      statementsOf(table).setDeleted.run(live ? 0 : 1, id);
    },
    seal(table, id) {
      const row = storedRow(table, id);
      if (!row) return;
      const own = versions.all(id, table) as { op: number }[];
      if (own.some((version) => version.op === row.op)) return;
      insertVersion.run(row.op, table, id, JSON.stringify(sealedNow(table, row)));
    },
    moved(op, { entity, row, field, before, after }) {
      insertMoved.run(op, entity, row, field, text(before), text(after));
    },
    brought: (from, to, via) => {
      setVia.run(via, from, to);
    },
  };
}

/** Bundles ask for the same few thousand ids again and again. */
function remembered(idOf: Links['idOf']): Links['idOf'] {
  const known = new Map<string, string>();
  return (table, key) => {
    const name = `${table} ${key}`;
    const id = known.get(name) ?? idOf(table, key);
    known.set(name, id);
    return id;
  };
}

const isDeclared = (entity: string): entity is TableName => declarationNamed(entity) !== undefined;
