import { TroubleError } from '#shared/contract/errors.ts';
import { declarationOf } from '#shared/model/row.ts';
import { type Change, ROW, reverse } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { Connection } from './connection.ts';
import { createJournal } from './journal.ts';
import { createKeptRows } from './kept-rows.ts';
import { createRows, type Rows } from './rows.ts';

/** The newest arrival in the file, milliseconds; 0 for an empty journal. */
export function newestArrival(db: Connection): number {
  return db.prepare('SELECT coalesce(max("knownAt"), 0) FROM op').pluck().get() as number;
}

/**
 * A throw-away copy in memory of what the file held at an instant: every change that arrived later
 * is undone, newest first, and evidence that arrived later is gone. The file itself is only read.
 * The order is that of arrival, never that of the hybrid clock, which a foreign file can push ahead.
 */
export function copyKnownOn(db: Connection, until: number): Connection {
  const Copy = db.constructor as new (bytes: Buffer) => Connection;
  const copy = new Copy(db.serialize());
  withoutFileBytes(copy);
  // Rows that go are named by steps that go too; the copy is never written to disk.
  copy.pragma('foreign_keys = OFF');
  copy.pragma('trusted_schema = OFF');
  const rows = createRows(copy, { change: () => {}, op: () => 0, appended: () => {} });
  const journal = createJournal(copy);
  // What others did moved nothing itself: the merge that brought it says what it moved here.
  const later = copy
    .prepare('SELECT key FROM op WHERE "knownAt" > ? AND via IS NULL ORDER BY key DESC')
    .pluck()
    .all(until) as number[];
  copy.exec('BEGIN');
  for (const op of later) {
    const changes = [...journal.movedBy(op), ...journal.changesOf(op)];
    for (const change of changes.reverse()) takeBackIfThere(rows, change);
  }
  copy
    .prepare(
      `DELETE FROM evidence WHERE "knownAt" > @until
         OR op IN (SELECT key FROM op WHERE "knownAt" > @until)`,
    )
    .run({ until });
  for (const table of ['change', 'moved']) {
    copy
      .prepare(`DELETE FROM ${table} WHERE op IN (SELECT key FROM op WHERE "knownAt" > ?)`)
      .run(until);
  }
  copy
    .prepare(
      `UPDATE op SET "undoneBy" = NULL
       WHERE "undoneBy" IN (SELECT key FROM op WHERE "knownAt" > ?)`,
    )
    .run(until);
  copy.prepare('DELETE FROM op WHERE "knownAt" > ?').run(until);
  createKeptRows(copy).settle();
  copy.exec('COMMIT');
  return copy;
}

/** Nobody asks a past state for pictures: kept in memory they would be most of it. */
function withoutFileBytes(copy: Connection): void {
  if (copy.prepare('SELECT 1 FROM "fileBytes" LIMIT 1').get() === undefined) return;
  copy.pragma('temp_store = MEMORY');
  copy.exec('DELETE FROM "fileBytes"; VACUUM');
}

/** What pointed to a row that was erased since points to nothing that could come back. */
function takeBackIfThere(rows: Rows, change: Change): void {
  try {
    takeBack(rows, change);
  } catch (error) {
    const isGone = error instanceof TroubleError && error.trouble.code === 'NOT_FOUND';
    if (!isGone) throw error;
  }
}

/** Undoes one change while its field holds what it left; else something known earlier stands there. */
function takeBack(rows: Rows, change: Change): void {
  const present = rows.present(change.entity, change.row, change.field);
  const ours =
    change.field === ROW
      ? (present === null) === (change.after === null)
      : JSON.stringify(present) === JSON.stringify(change.after);
  if (!ours) return;
  const back = reverse(change);
  rows.apply(back.field === ROW ? { ...back, after: allFields(back) } : back);
}

/** A row that comes back as it was: what it did not hold then it does not hold. */
function allFields({ entity, after }: Change): Json {
  if (after === null) return null;
  const nothing = Object.keys(declarationOf(entity).fields).map((name) => [name, null]);
  return { ...Object.fromEntries(nothing), ...(after as Record<string, Json>) };
}
