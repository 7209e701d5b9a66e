import { createHash } from 'node:crypto';
import { declarationOf } from '#shared/model/row.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import { type Change, squash } from '#shared/sync/change.ts';
import { type Hlc, tick } from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';
import type { Effects, ReadCtx, WriteCtx } from './context.ts';
import { type Connection, classify } from './store/connection.ts';
import { createJournal, type Journal, type Role } from './store/journal.ts';
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
  /** Runs `work` in one transaction. If it throws, the file is as before and nothing is a step. */
  transact<T>(step: Step, work: (ctx: WriteCtx) => T): Outcome<T>;
}

/** Opens the door of one connection; `by` names the person in the history. */
export function createDoor(
  db: Connection,
  effects: Effects,
  device: string,
  by: () => string | null,
): Door {
  const query = createQuery(db);
  const journal = createJournal(db);
  let clock: Hlc = journal.clock();
  let recorded: Change[] = [];
  let appended = createHash('sha256');
  let appendedKinds = new Set<ChangeKind>();
  let openOp: number | null = null;
  let beginOp: () => number = () => {
    throw new Error('Writing outside a transaction');
  };

  const rows: Rows = createRows(db, {
    change: (change) => {
      beginOp();
      recorded.push(change);
    },
    op: () => beginOp(),
    appended: (table, id, values) => {
      appended.update(JSON.stringify([table, id, values]));
      appendedKinds.add(declarationOf(table).changes);
    },
  });

  const kept = new Map<string, unknown>();
  const isStructural = (change: Change) => !DAILY.has(declarationOf(change.entity).changes);
  const memo = <T>(key: string, make: () => T): T => {
    // Inside a transaction that moved structure, what is kept is out of date and not yet replaced.
    if (db.inTransaction && recorded.some(isStructural)) return make();
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
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
      revision: journal.revision(),
      memo,
    };
  };

  function transact<T>(step: Step, work: (ctx: WriteCtx) => T): Outcome<T> {
    if (db.inTransaction) throw new Error('A transaction is open already');
    recorded = [];
    appended = createHash('sha256');
    appendedKinds = new Set();
    openOp = null;
    let subject: Json = {};
    let stamped = clock;
    db.exec('BEGIN IMMEDIATE');
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
            by: by(),
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
      };
      const value = work(ctx);
      const changes = squash(recorded);
      if (openOp === null || (changes.length === 0 && appendedKinds.size === 0)) {
        db.exec('ROLLBACK');
        rows.forgetKeys();
        return { value, changes: [], op: null };
      }
      if (step.undoes !== undefined) journal.markUndone(step.undoes, openOp);
      journal.finish(openOp, stamped, device, changes, appended.digest('hex'), subject);
      db.exec('COMMIT');
      clock = stamped;
      if (changes.some(isStructural)) kept.clear();
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

  return { query, journal, readCtx, transact };
}
