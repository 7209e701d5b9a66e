import { hash } from 'node:crypto';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import { encodeHlc, HLC_ZERO, type Hlc, parseHlc } from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';
import type { Connection } from './connection.ts';
import type { OpRow } from './schema.ts';

/** `setup` is what a new file begins with; nobody can take it back. */
export type Role = 'setup' | 'do' | 'undo' | 'redo';

/** The append-only rows of an operation. */
export interface Appended {
  /** First and last key of the rows; null when there are none. */
  readonly from: number | null;
  readonly to: number | null;
  /** SHA-256 over the rows as they were added. */
  readonly digest: string;
}

/** One step as the journal keeps it, before it has a key. */
export interface NewOp {
  readonly id: string;
  readonly name: string;
  readonly subject: Json;
  readonly by: string | null;
  readonly at: number;
  readonly role: Role;
  readonly undoes: number | null;
}

/** Reads and appends the history. Nothing here is ever updated but `undoneBy`. */
export interface Journal {
  /** Reserves the operation's row, so that append-only rows can name it. */
  begin(op: NewOp, clock: Hlc, device: string): number;
  /** Writes the changes and closes the hash chain over them and the appended rows' digest. */
  finish(
    op: number,
    clock: Hlc,
    device: string,
    changes: readonly Change[],
    appended: Appended,
    subject: Json,
  ): void;
  op(key: number): OpRow | undefined;
  changesOf(op: number): Change[];
  evidenceOf(op: number): string[];
  /** What a merge moved in the tables, and the evidence it brought. */
  movedBy(op: number): Change[];
  markUndone(op: number, by: number): void;
  /** The step that Undo would take back, if there is one of this device. */
  undoCandidate(device: string): OpRow | undefined;
  /** The undo that Redo would take back; none once something new was done after it. */
  redoCandidate(device: string): OpRow | undefined;
  /** The newest stamp in the file. */
  clock(): Hlc;
  /** Number of the newest operation: the file's revision. */
  revision(): number;
}

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** What makes a change itself: the tie-break of merging and a link of the chain. */
export function hashOfChange(change: Change, hlc: string, device: string): string {
  const { entity, row, field, after } = change;
  return sha256(JSON.stringify([hlc, device, entity, row, field, after])).slice(0, 32);
}

/** The chain's next link: everything that an operation is made of, after all that came before. */
export function chainLink(
  before: string,
  op: Pick<OpRow, 'id' | 'hlc' | 'device' | 'name' | 'subject' | 'by' | 'at' | 'role'>,
  changeHashes: readonly string[],
  appended: string,
): string {
  const { id, hlc, device, name, subject, by, at, role } = op;
  return sha256(
    JSON.stringify([before, id, hlc, device, name, subject, by, at, role, changeHashes, appended]),
  );
}

interface StoredChange {
  readonly entity: string;
  readonly row: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

const changeOf = ({ entity, row, field, before, after }: StoredChange): Change => ({
  entity: entity as TableName,
  row,
  field,
  before: fromSql(before),
  after: fromSql(after),
});

const toSql = (value: Json): string | null => (value === null ? null : JSON.stringify(value));
const fromSql = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));

/** The journal of one open file. */
export function createJournal(db: Connection): Journal {
  const insertOp = db.prepare(
    `INSERT INTO op (id, hlc, device, name, subject, by, at, knownAt, role, undoes, chain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')`,
  );
  const previousChain = db
    .prepare('SELECT chain FROM op WHERE key < ? ORDER BY key DESC LIMIT 1')
    .pluck();
  const setChain = db.prepare(
    'UPDATE op SET subject = ?, "evidenceFrom" = ?, "evidenceTo" = ?, chain = ? WHERE key = ?',
  );
  const opByKey = db.prepare('SELECT * FROM op WHERE key = ?');
  const insertChange = db.prepare(
    `INSERT INTO change (op, entity, row, field, before, after, hlc, device, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const changes = db.prepare(
    `SELECT entity, row, field, before, after FROM change WHERE op = ? AND entity <> '' ORDER BY seq`,
  );
  const evidence = db
    .prepare(
      `SELECT id FROM evidence WHERE op = @op AND key >= (SELECT "evidenceFrom" FROM op WHERE key = @op)
         AND key <= (SELECT "evidenceTo" FROM op WHERE key = @op) ORDER BY key`,
    )
    .pluck();
  const moved = db.prepare(
    'SELECT entity, row, field, before, after FROM moved WHERE op = ? ORDER BY seq',
  );
  const brought = db
    .prepare(
      `SELECT evidence.id FROM op JOIN evidence ON evidence.key BETWEEN op."evidenceFrom" AND op."evidenceTo"
         WHERE op.via = ? AND evidence.deleted = 0 ORDER BY evidence.key`,
    )
    .pluck();
  const undone = db.prepare('UPDATE op SET undoneBy = ? WHERE key = ?');
  const lastDone = db.prepare(
    `SELECT * FROM op WHERE device = ? AND via IS NULL AND undoneBy IS NULL AND role IN ('do', 'redo')
     ORDER BY key DESC LIMIT 1`,
  );
  const lastUndo = db.prepare(
    `SELECT * FROM op WHERE device = @device AND via IS NULL AND undoneBy IS NULL AND role = 'undo'
       AND key > coalesce((SELECT max(key) FROM op WHERE device = @device AND via IS NULL AND role = 'do'), 0)
     ORDER BY key DESC LIMIT 1`,
  );
  const newest = db.prepare('SELECT max(hlc) FROM op').pluck();
  const revision = db.prepare('SELECT coalesce(max(key), 0) FROM op').pluck();

  return {
    begin(op, clock, device) {
      const info = insertOp.run(
        op.id,
        encodeHlc(clock),
        device,
        op.name,
        JSON.stringify(op.subject),
        op.by,
        op.at,
        op.at,
        op.role,
        op.undoes,
      );
      return Number(info.lastInsertRowid);
    },
    finish(key, clock, device, list, appended, subject) {
      const hlc = encodeHlc(clock);
      const hashes = list.map((change) => {
        const digest = hashOfChange(change, hlc, device);
        const { entity, row, field, before, after } = change;
        insertChange.run(key, entity, row, field, toSql(before), toSql(after), hlc, device, digest);
        return digest;
      });
      const op = { ...(opByKey.get(key) as OpRow), subject: JSON.stringify(subject) };
      const before = (previousChain.get(key) as string | undefined) ?? '';
      const link = chainLink(before, op, hashes, appended.digest);
      setChain.run(op.subject, appended.from, appended.to, link, key);
    },
    op: (key) => opByKey.get(key) as OpRow | undefined,
    changesOf: (op) => (changes.all(op) as StoredChange[]).map(changeOf),
    evidenceOf: (op) => evidence.all({ op }) as string[],
    movedBy: (op) => [
      ...(brought.all(op) as string[]).map(
        (row): Change => ({ entity: 'evidence', row, field: ROW, before: null, after: {} }),
      ),
      ...(moved.all(op) as StoredChange[]).map(changeOf),
    ],
    markUndone: (op, by) => {
      undone.run(by, op);
    },
    undoCandidate: (device) => lastDone.get(device) as OpRow | undefined,
    redoCandidate: (device) => lastUndo.get({ device }) as OpRow | undefined,
    clock: () => parseHlc((newest.get() as string | null) ?? '') ?? HLC_ZERO,
    revision: () => revision.get() as number,
  };
}
