import { declarationOf } from '#shared/model/row.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import { type Change, squash } from '#shared/sync/change.ts';
import { type Hlc, tick } from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';
import type { Effects, MemoReads, ReadCtx, WriteCtx } from './context.ts';
import { type Connection, classify } from './store/connection.ts';
import { createJournal, type Journal, type Role, sha256 } from './store/journal.ts';
import { createQuery, type Query } from './store/query.ts';
import { createRows, type Rows } from './store/rows.ts';

/** Changes of these kinds leave what `memo` keeps as it is. */
const DAILY: ReadonlySet<ChangeKind> = new Set([
  'evidence',
  'marks',
  'contacts',
  'notes',
  'settings',
]);

/** What a transaction did. */
export interface Outcome<T> {
  readonly value: T;
  readonly changes: readonly ChangeKind[];
  /** Key of the new operation; null when nothing changed, which is no step. */
  readonly op: number | null;
}

export interface Step {
  readonly name: string;
  readonly role?: Role;
  readonly undoes?: number;
}

/** The one door to the file: reading, and writing in whole, journalled steps. */
export interface Door {
  readonly query: Query;
  readonly journal: Journal;
  readCtx(): ReadCtx;
  /** Number of the newest operation. */
  revision(): number;
  /** Runs `work` in one transaction. If it throws, the file is as before and nothing is a step. */
  transact<T>(step: Step, work: (ctx: WriteCtx) => T): Outcome<T>;
}

/** Opens the door of one connection; `by` names the person in the history. */
export function createDoor(
  db: Connection,
  effects: Effects,
  device: string,
  by: (ctx: ReadCtx) => string | null,
): Door {
  const query = createQuery(db);
  const journal = createJournal(db);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  let clock: Hlc = journal.clock();
  let recorded: Change[] = [];
  let appended: string[] = [];
  let appendedKinds = new Set<ChangeKind>();
  let openOp: number | null = null;
  let firstAppended: number | null = null;
  let lastAppended: number | null = null;
  let movedStructure = false;
  let movedEvidence = false;
  let revision = journal.revision();
  let beginOp: () => number = () => {
    throw new Error('Writing outside a transaction');
  };

  const rows: Rows = createRows(db, {
    change: (change) => {
      beginOp();
      recorded.push(change);
      const kind = declarationOf(change.entity).changes;
      if (!DAILY.has(kind)) movedStructure = true;
      if (kind === 'evidence') movedEvidence = true;
    },
    op: () => beginOp(),
    appended: (table, id, key, values) => {
      firstAppended ??= key;
      lastAppended = key;
      appended.push(JSON.stringify([table, id, values]));
      appendedKinds.add(declarationOf(table).changes);
      movedEvidence = true;
    },
  });

  const kept = new Map<string, { readonly value: unknown; readonly reads: MemoReads }>();
  const memo = <T>(key: string, make: () => T, reads: MemoReads = 'structure'): T => {
    // Inside a transaction that moved what it is made from, what is kept is out of date.
    const stale = movedStructure || (reads === 'evidence' && movedEvidence);
    if (db.inTransaction && stale) return make();
    const found = kept.get(key);
    if (found) return found.value as T;
    const value = make();
    kept.set(key, { value, reads });
    return value;
  };
  const forgetMoved = (staying: ReadonlySet<string>) => {
    if (movedStructure) kept.clear();
    if (!movedEvidence) return;
    for (const [key, { reads }] of kept) {
      if (reads === 'evidence' && !staying.has(key)) kept.delete(key);
    }
  };

  const readCtx = (): ReadCtx => {
    const now = effects.now();
    return {
      query,
      rows,
      now,
      today: effects.dayOf(now),
      device,
      file: db.name,
      revision,
      memo,
    };
  };

  function transact<T>(step: Step, work: (ctx: WriteCtx) => T): Outcome<T> {
    if (db.inTransaction) throw new Error('A transaction is open already');
    recorded = [];
    appended = [];
    appendedKinds = new Set();
    openOp = null;
    firstAppended = null;
    lastAppended = null;
    movedStructure = false;
    movedEvidence = false;
    const staying = new Set<string>();
    let subject: Json = {};
    let stamped = clock;
    begin.run();
    try {
      const read = readCtx();
      const role = step.role ?? 'do';
      beginOp = () => {
        if (openOp === null) {
          stamped = tick(clock, read.now);
          const op = {
            id: effects.newId(),
            name: step.name,
            subject,
            by: by(read),
            at: read.now,
            role,
            undoes: step.undoes ?? null,
          };
          openOp = journal.begin(op, stamped, device);
        }
        return openOp;
      };
      const ctx: WriteCtx = {
        ...read,
        rows,
        newId: effects.newId,
        about: (next) => {
          subject = next;
        },
        staysTrue: (key) => {
          staying.add(key);
        },
      };
      const value = work(ctx);
      const changes = squash(recorded);
      if (openOp === null || (changes.length === 0 && appendedKinds.size === 0)) {
        db.exec('ROLLBACK');
        rows.forgetKeys();
        return { value, changes: [], op: null };
      }
      if (step.undoes !== undefined) journal.markUndone(step.undoes, openOp);
      const rowsAdded = {
        from: firstAppended,
        to: lastAppended,
        digest: sha256(appended.join('')),
      };
      journal.finish(openOp, stamped, device, changes, rowsAdded, subject);
      commit.run();
      clock = stamped;
      revision = openOp;
      forgetMoved(staying);
      const kinds = new Set([
        ...changes.map((c) => declarationOf(c.entity).changes),
        ...appendedKinds,
      ]);
      return { value, changes: [...kinds], op: openOp };
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      rows.forgetKeys();
      throw classify(error, db.name);
    } finally {
      beginOp = () => {
        throw new Error('Writing outside a transaction');
      };
    }
  }

  return { query, journal, readCtx, revision: () => revision, transact };
}
