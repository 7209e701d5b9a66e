import { createHash, type Hash } from 'node:crypto';
import { TroubleError } from '#shared/contract/errors.ts';
import { declarationNamed, declarationOf, fieldNamed } from '#shared/model/row.ts';
import type { Field } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import type { Stamped } from '#shared/sync/order.ts';
import type { Json } from '#shared/util/json.ts';
import type { Connection, Statement } from './connection.ts';
import { chainLink, hashOfChange, sha256 } from './journal.ts';
import { decode, encode, type Links, type SqlValue } from './row-codec.ts';
import type { OpRow } from './schema.ts';
import { VOIDING } from './sealed-row.ts';
import { tableStatements } from './table-statements.ts';

/** A change with its place in the order and the person behind it. */
export interface Heard extends Stamped {
  readonly by: string | null;
  /** When it was said, by the clock on that laptop's wall. */
  readonly at: number;
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

/** Values of a row, in the order in which its table declares its fields. */
export type Cells = readonly Json[];

/** A row of which one of the same id is here. */
export interface Known {
  /** Key of the step that wrote it here. */
  readonly op: number;
  /** True when it says the same, at the same stamp of the same device. */
  readonly isSame: boolean;
}

/** The step being absorbed; `close` seals it into the chain. */
export interface OpenForeignOp {
  readonly key: number;
  change(change: Stamped, before: Json): void;
  /** A new row that is written once; false, and nothing written, where its id is here already. */
  row(table: TableName, id: string, cells: Cells): boolean;
  /** Another version of a row that is here already. */
  version(table: TableName, id: string, cells: Cells): void;
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
  /** The step that wrote such a row, and whether it is the very same; undefined when none is here. */
  known(op: ForeignOp, table: TableName, id: string, cells: Cells): Known | undefined;
  /** True when something of a newer Gradus about this row is kept already. */
  knowsUnknown(table: string, id: string): boolean;
  begin(op: ForeignOp, now: number): OpenForeignOp;
  /**
   * A step that did nothing but write one row, sealed as it goes in: most of a year are such steps.
   * Null, and nothing written, where the row's id is here already.
   */
  single(op: ForeignOp, now: number, table: TableName, id: string, cells: Cells): number | null;
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
const claimsOfRow = (values: Readonly<Record<string, Json>>, table: TableName): Json =>
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
    `SELECT change.field, change.after, change.hlc, change.device, change.hash, op.by, op.at
     FROM change JOIN op ON op.key = change.op WHERE change.row = ? AND change.entity = ?`,
  );
  const versions = db.prepare(
    `SELECT "rowVersion".stored, "rowVersion".op, op.hlc, op.device, op.by, op.at FROM "rowVersion"
     JOIN op ON op.key = "rowVersion".op WHERE "rowVersion".row = ? AND "rowVersion".entity = ?`,
  );
  const opOf = db.prepare('SELECT hlc, device, by, at FROM op WHERE key = ?');
  const insertOp = db.prepare(
    `INSERT INTO op
       (id, hlc, device, name, subject, by, at, knownAt, role, "evidenceFrom", "evidenceTo", chain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const deleteOp = db.prepare('DELETE FROM op WHERE key = ?');
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
  const arrived = (table: TableName, cells: Cells, now: number): SqlValue[] =>
    statementsOf(table).fields.map(([, field], i) =>
      field.local && field.kind === 'instant' ? now : encode(field, cells[i], links),
    );
  /** As it would be stored; a link to what is not here is no value of any row. */
  const encoded = (field: Field, value: Json | undefined): SqlValue | undefined => {
    try {
      return encode(field, value, links);
    } catch (error) {
      if (error instanceof TroubleError) return undefined;
      throw error;
    }
  };
  const written = new Map<TableName, Statement>();
  const writtenBy = (table: TableName): Statement => {
    let found = written.get(table);
    if (!found) {
      const fields = statementsOf(table).fields.map(([name]) => `, "${name}"`);
      found = db.prepare(`SELECT op${fields.join('')} FROM "${table}" WHERE id = ?`).raw();
      written.set(table, found);
    }
    return found;
  };
  let lastStamp = { key: 0, hlc: '', device: '' };
  // Beside the row and not joined to it: many rows are of one step, and a join costs ten times both.
  const stampOf = (key: number) => {
    if (lastStamp.key === key) return lastStamp;
    const { hlc, device } = opOf.get(key) as { hlc: string; device: string };
    lastStamp = { key, hlc, device };
    return lastStamp;
  };
  const unbound = (table: TableName, stored: readonly SqlValue[]) =>
    Object.fromEntries(
      statementsOf(table).fields.map(([name, field], i) => [
        name,
        decode(field, stored[i] ?? null, links),
      ]),
    );
  const sealedNow = (table: TableName, row: Record<string, SqlValue>): SqlValue[] =>
    statementsOf(table).fields.map(([name]) => (VOIDING.has(name) ? null : (row[name] ?? null)));

  /** A step with the one row that it adds, if that is all, and its link where it is known already. */
  const append = (op: ForeignOp, now: number, row: number | null, link: string): number => {
    const { id, hlc, device, name, subject, by, at, role } = op;
    const about = [id, hlc, device, name, subject, by, at, now, role];
    return Number(insertOp.run(about, row, row, link).lastInsertRowid);
  };
  const nextKeys = new Map<TableName, number>();
  const nextKeyOf = (table: TableName): number =>
    nextKeys.get(table) ?? Number(statementsOf(table).newestKey.get() ?? 0) + 1;

  const versionsOf = (table: TableName, id: string): Heard[] => {
    const row = storedRow(table, id);
    if (!row) return [];
    const sealed = versions.all(id, table) as {
      stored: string;
      op: number;
      hlc: string;
      device: string;
      by: string | null;
      at: number;
    }[];
    const heard = sealed.map(({ stored, hlc, device, by, at }) => {
      const values = unbound(table, JSON.parse(stored) as SqlValue[]);
      return { ...versionAsChange(table, id, { hlc, device, values }), by, at };
    });
    if (sealed.some((version) => version.op === row.op)) return heard;
    const op = opOf.get(row.op) as Pick<OpRow, 'hlc' | 'device' | 'by' | 'at'>;
    const values = unbound(table, sealedNow(table, row));
    const version = versionAsChange(table, id, { ...op, values });
    return [...heard, { ...version, by: op.by, at: op.at }];
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
        at: number;
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
    known(op, table, id, cells) {
      const found = writtenBy(table).get(id) as readonly SqlValue[] | undefined;
      if (!found) return undefined;
      const [key, ...stored] = found;
      const by = stampOf(Number(key));
      const isSame =
        by.hlc === op.hlc &&
        by.device === op.device &&
        statementsOf(table).fields.every(
          ([name, field], i) =>
            field.local || VOIDING.has(name) || stored[i] === encoded(field, cells[i]),
        );
      return { op: Number(key), isSame };
    },
    begin(op, now) {
      const { hlc, device } = op;
      const key = append(op, now, null, '');
      const hashes: string[] = [];
      const appended = createDigest();
      let from: number | null = null;
      let to: number | null = null;
      return {
        key,
        change({ entity, row, field, after, hash }, before) {
          insertChange.run(key, entity, row, field, text(before), text(after), hlc, device, hash);
          hashes.push(hash);
        },
        row(table, rowId, cells) {
          const stored = arrived(table, cells, now);
          const added = statementsOf(table).insert.run(rowId, stored, key);
          if (added.changes === 0) return false;
          to = Number(added.lastInsertRowid);
          from ??= to;
          appended.add(JSON.stringify([table, rowId, stored]));
          return true;
        },
        version(table, rowId, cells) {
          const stored = JSON.stringify(arrived(table, cells, now));
          insertVersion.run(key, table, rowId, stored);
          appended.add(`["${table}",${JSON.stringify(rowId)},${stored}]`);
        },
        unknown: (table, rowId, field, value) => {
          insertUnknown.run(key, table, rowId, field, JSON.stringify(value));
        },
        close() {
          chain = chainLink(chain, op, hashes, appended.end());
          sealOp.run(from, to, chain, key);
        },
      };
    },
    single(op, now, table, id, cells) {
      const stored = arrived(table, cells, now);
      const link = chainLink(chain, op, [], sha256(JSON.stringify([table, id, stored])));
      const at = nextKeyOf(table);
      const key = append(op, now, at, link);
      const { changes, lastInsertRowid } = statementsOf(table).insert.run(id, stored, key);
      if (changes === 0) {
        deleteOp.run(key);
        return null;
      }
      chain = link;
      if (Number(lastInsertRowid) !== at) sealOp.run(lastInsertRowid, lastInsertRowid, link, key);
      nextKeys.set(table, Number(lastInsertRowid) + 1);
      return key;
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

/** SHA-256 over many short texts; a single one is hashed without an object for it. */
function createDigest() {
  let hash: Hash | null = null;
  // Many short updates cost more than the hash itself.
  let waiting = '';
  return {
    add(part: string): void {
      waiting += part;
      if (waiting.length < HASH_AT_ONCE) return;
      hash ??= createHash('sha256');
      hash.update(waiting);
      waiting = '';
    },
    end: (): string => (hash ? hash.update(waiting).digest('hex') : sha256(waiting)),
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
