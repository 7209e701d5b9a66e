import { TroubleError } from '#shared/contract/errors.ts';
import type { Connection } from './connection.ts';
import { type Migration, migrations } from './migrations/index.ts';

/** The schema version a file is at; 0 for an empty one. */
export function schemaVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a file to the newest schema. Each migration is one transaction together with its
 * `user_version`, so a failure or a power cut leaves the last whole version. `beforeFirst` runs
 * once when an existing file is about to change (the verified backup).
 * Throws TroubleError FILE_FROM_NEWER_VERSION.
 */
export function migrate(
  db: Connection,
  beforeFirst: () => void = () => undefined,
  list: readonly Migration[] = migrations,
): void {
  const newest = list.at(-1)?.version ?? 0;
  const at = schemaVersion(db);
  if (at > newest) {
    throw new TroubleError('FILE_FROM_NEWER_VERSION', { file: db.name, version: at, newest });
  }
  const pending = list.filter((m) => m.version > at);
  if (at > 0 && pending.length > 0) beforeFirst();
  for (const migration of pending) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}
