import { declarationOf } from '#shared/model/row.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import { type Change, squash } from '#shared/sync/change.ts';
import { type Hlc, receive, tick } from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';
import type { Effects, ReadCtx, WriteCtx } from './context.ts';
import type { Keeping } from './keeping/keeping.ts';
import { createPastStates } from './letters/as-known-on.ts';
import { createMemo } from './memo.ts';
import { isOfMerging, refuseForeign, type Touched } from './not-yours.ts';
import { createAbsorbStore } from './store/absorb-store.ts';
import { type Connection, classify } from './store/connection.ts';
import { keyOf } from './store/file-key.ts';
import { createJournal, type Journal, type Role, sha256 } from './store/journal.ts';
import { createKeptRows, type KeptMoves, type KeptRows } from './store/kept-rows.ts';
import { createQuery, type Query } from './store/query.ts';
import { createRows, type Rows } from './store/rows.ts';

/** Changes of these kinds leave what `memo` keeps as it is. */
const DAILY: ReadonlySet<ChangeKind> = new Set([
  'evidence',
  'files',
  'marks',
  'contacts',
  'visits',
  'handed-in',
  'notes',
  'settings',
  'merges',
]);

/** Where a row of evidence as stored names its student. */
const STUDENT = Object.keys(declarationOf('evidence').fields).indexOf('student');

/** A clock that was set back by less than this still gives steps rising instants. */
const STEP_BACK = 60_000;

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
  /**
   * What every gradebook begins with, in the same words: older than anything anybody does, and of no
   * device, so that it never wins over a change and is one and the same wherever files are merged.
   */
  readonly isOrigin?: boolean;
}

/**
 * Pages in memory, as kibibytes below zero. A merge writes tens of megabytes in one transaction; in
 * the ordinary cache it would write and read the same pages again and again.
 */
const NARROW_CACHE = -2_000;
const WIDE_CACHE = -32_000;

const ORIGIN: Hlc = { millis: 1, counter: 0 };

/** The one door to the file: reading, and writing in whole, journalled steps. */
export interface Door {
  readonly query: Query;
  readonly journal: Journal;
  readonly kept: KeptRows;
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
  keeping: () => Keeping | null = () => null,
): Door {
  const query = createQuery(db);
  const journal = createJournal(db);
  const kept = createKeptRows(db);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  let clock: Hlc = journal.clock();
  let recorded: Change[] = [];
  let appended: string[] = [];
  let written: Touched[] = [];
  let appendedKinds = new Set<ChangeKind>();
  let openOp: number | null = null;
  let firstAppended: number | null = null;
  let lastAppended: number | null = null;
  const memo = createMemo();
  let revision = journal.revision();
  let lastAt = journal.op(revision)?.at ?? 0;
  let beginOp: () => number = () => {
    throw new Error('Writing outside a transaction');
  };

  const rows: Rows = createRows(db, {
    change: (change) => {
      beginOp();
      recorded.push(change);
      const kind = declarationOf(change.entity).changes;
      if (!DAILY.has(kind)) memo.structureMoved();
      if (kind === 'evidence') memo.evidenceMoved(null);
    },
    op: () => beginOp(),
    appended: (table, id, key, values) => {
      firstAppended ??= key;
      lastAppended = key;
      appended.push(JSON.stringify([table, id, values]));
      written.push({ entity: table, row: id });
      appendedKinds.add(declarationOf(table).changes);
      memo.evidenceMoved(Number(values[STUDENT]));
    },
  });

  const past = createPastStates(db);
  const isLocked = keyOf(db) !== null;
  const readCtx = (): ReadCtx => {
    const now = effects.now();
    const ctx: ReadCtx = {
      query,
      rows,
      now,
      today: effects.dayOf(now),
      dayOf: effects.dayOf,
      device,
      file: db.name,
      keeping: keeping(),
      isLocked,
      revision,
      // Long work may hold what it read before a step of somebody else: that is kept for nobody.
      memo: (key, make, reads) => (ctx.revision === revision ? memo.get(key, make, reads) : make()),
      asKnownOn: (moment) => past.asKnownOn(ctx, moment),
    };
    return ctx;
  };

  // What is dated the same day is told apart by its instant: two steps never share one.
  const risingNow = () => {
    const now = effects.now();
    return now <= lastAt && lastAt - now < STEP_BACK ? lastAt + 1 : now;
  };

  const settleKept = (): KeptMoves => {
    const moves = kept.settle();
    if (moves.back.length + moves.gone.length > 0) {
      memo.structureMoved();
      memo.evidenceMoved(null);
    }
    return moves;
  };

  const rollback = () => {
    if (db.inTransaction) db.exec('ROLLBACK');
    rows.forgetKeys();
    memo.rollback();
  };

  function transact<T>(step: Step, work: (ctx: WriteCtx) => T): Outcome<T> {
    if (db.inTransaction) throw new Error('A transaction is open already');
    recorded = [];
    appended = [];
    written = [];
    appendedKinds = new Set();
    openOp = null;
    firstAppended = null;
    lastAppended = null;
    memo.begin();
    const absorbedKinds = new Set<ChangeKind>();
    let isWide = false;
    let seal: string | null = null;
    const isGone = new Set<string>();
    let subject: Json = {};
    let stamped = clock;
    let heard = clock;
    const author = step.isOrigin ? '' : device;
    begin.run();
    try {
      const read = { ...readCtx(), now: risingNow() };
      const role = step.role ?? 'do';
      beginOp = () => {
        if (openOp === null) {
          stamped = step.isOrigin ? ORIGIN : tick(heard, read.now);
          const op = {
            id: effects.newId(),
            name: step.name,
            subject,
            by: by(read),
            at: read.now,
            role,
            undoes: step.undoes ?? null,
          };
          openOp = journal.begin(op, stamped, author);
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
        staysTrue: memo.staysTrue,
        absorbing(kinds, newest) {
          if (openOp !== null) throw new Error('What others did comes before the own step');
          heard = receive(heard, newest, read.now);
          db.pragma(`cache_size = ${WIDE_CACHE}`);
          isWide = true;
          for (const kind of kinds) absorbedKinds.add(kind);
          memo.structureMoved();
          memo.evidenceMoved(null);
          return createAbsorbStore(db, rows);
        },
        isKept: kept.isKept,
        held: kept.held,
        settleKept,
        ownOp: () => beginOp(),
        erased(kinds, gone, nextSeal) {
          seal = nextSeal;
          for (const kind of kinds) absorbedKinds.add(kind);
          for (const [table, ids] of gone) {
            for (const id of ids.values()) isGone.add(`${table} ${id}`);
          }
          rows.forgetKeys();
          memo.structureMoved();
          memo.evidenceMoved(null);
        },
      };
      const value = work(ctx);
      // What this very step said of rows that it erased is not written down.
      const said = recorded.filter(({ entity, row }) => !isGone.has(`${entity} ${row}`));
      const changes = squash(said, (entity) => !declarationOf(entity).appendOnly);
      const isNothing = changes.length === 0 && appendedKinds.size === 0 && seal === null;
      if (openOp === null || isNothing) {
        rollback();
        return { value, changes: [], op: null };
      }
      if (!isOfMerging(step)) refuseForeign(read, [...written, ...changes]);
      if (step.undoes !== undefined) journal.markUndone(step.undoes, openOp);
      const rowsAdded = {
        from: firstAppended,
        to: lastAppended,
        digest: sha256(appended.join('')),
      };
      const about = seal === null ? subject : { ...Object(subject), erasedSeal: seal };
      journal.finish(openOp, stamped, author, changes, rowsAdded, about);
      // Only another laptop can have hung something on what is removed here.
      if (step.name.startsWith('merge.') || kept.areTouchedBy(changes)) settleKept();
      commit.run();
      if (!step.isOrigin) clock = stamped;
      revision = openOp;
      lastAt = read.now;
      memo.commit();
      const kinds = new Set([
        ...changes.map((c) => declarationOf(c.entity).changes),
        ...appendedKinds,
        ...absorbedKinds,
      ]);
      return { value, changes: [...kinds], op: openOp };
    } catch (error) {
      rollback();
      throw classify(error, db.name);
    } finally {
      if (isWide) db.pragma(`cache_size = ${NARROW_CACHE}`);
      beginOp = () => {
        throw new Error('Writing outside a transaction');
      };
    }
  }

  return { query, journal, kept, readCtx, revision: () => revision, transact };
}
