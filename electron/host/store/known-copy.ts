import { type Change, ROW, reverse } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { Connection } from './connection.ts';
import { createJournal } from './journal.ts';
import { createRows, type Rows } from './rows.ts';

interface LaterOp {
  readonly key: number;
  readonly device: string;
}

/** The newest arrival in the file, milliseconds; 0 for an empty journal. */
export function newestArrival(db: Connection): number {
  return db.prepare('SELECT coalesce(max("knownAt"), 0) FROM op').pluck().get() as number;
}

/**
 * A throw-away copy in memory of what the file held at an instant: every change that arrived later
 * is undone, newest first, and evidence that arrived later is gone. The file itself is only read.
 * The order is that of arrival, never that of the hybrid clock, which a foreign file can push ahead.
 */
export function copyKnownOn(db: Connection, until: number, device: string): Connection {
  const Copy = db.constructor as new (bytes: Buffer) => Connection;
  const copy = new Copy(db.serialize());
  // Rows that go are named by steps that go too; the copy is never written to disk.
  copy.pragma('foreign_keys = OFF');
  copy.pragma('trusted_schema = OFF');
  const rows = createRows(copy, { change: () => {}, op: () => 0, appended: () => {} });
  const journal = createJournal(copy);
  const later = copy
    .prepare('SELECT key, device FROM op WHERE "knownAt" > ? ORDER BY key DESC')
    .all(until) as LaterOp[];
  copy.exec('BEGIN');
  for (const op of later) {
    for (const change of journal.changesOf(op.key).reverse()) {
      takeBack(rows, op.device === device ? change : withOwnPast(copy, change, until));
    }
  }
  copy
    .prepare(
      `DELETE FROM evidence WHERE "knownAt" > @until
         OR op IN (SELECT key FROM op WHERE "knownAt" > @until)`,
    )
    .run({ until });
  copy
    .prepare('DELETE FROM change WHERE op IN (SELECT key FROM op WHERE "knownAt" > ?)')
    .run(until);
  copy
    .prepare(
      `UPDATE op SET "undoneBy" = NULL
       WHERE "undoneBy" IN (SELECT key FROM op WHERE "knownAt" > ?)`,
    )
    .run(until);
  copy.prepare('DELETE FROM op WHERE "knownAt" > ?').run(until);
  copy.exec('COMMIT');
  return copy;
}

/** Undoes one change while its field holds what it left; else something known earlier stands there. */
function takeBack(rows: Rows, change: Change): void {
  const present = rows.present(change.entity, change.row, change.field);
  const ours =
    change.field === ROW
      ? (present === null) === (change.after === null)
      : JSON.stringify(present) === JSON.stringify(change.after);
  if (ours) rows.apply(reverse(change));
}

/**
 * A change from another laptop says what stood there before, not here: its past is the newest
 * change of the field that was known here.
 */
function withOwnPast(copy: Connection, change: Change, until: number): Change {
  if (change.field === ROW) return change;
  const known = copy
    .prepare(
      `SELECT field, after FROM change JOIN op ON op.key = change.op
       WHERE entity = @entity AND row = @row AND field IN (@field, '${ROW}') AND "knownAt" <= @until
       ORDER BY change.hlc DESC, seq DESC LIMIT 1`,
    )
    .get({ entity: change.entity, row: change.row, field: change.field, until }) as
    | { field: string; after: string | null }
    | undefined;
  if (known === undefined || known.after === null) return change;
  const after = JSON.parse(known.after) as Json;
  const before = known.field === ROW ? (after as Record<string, Json>)[change.field] : after;
  return { ...change, before: before ?? null };
}
