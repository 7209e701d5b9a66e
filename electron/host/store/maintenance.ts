import type { Maintenance } from '../context.ts';
import { copyWithoutFiles } from './bare-copy.ts';
import type { Connection } from './connection.ts';
import { countRows } from './copy-check.ts';

/** Integrity checks and whole copies of one open file. */
export function createMaintenance(db: Connection): Maintenance {
  return {
    integrity() {
      const integrity = (db.pragma('integrity_check') as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok');
      const links = (
        db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
      ).map((row) => `Row ${row.rowid} of ${row.table} points to a missing row of ${row.parent}.`);
      return [...integrity, ...links];
    },
    copyTo(path) {
      db.prepare('VACUUM INTO ?').run(path);
    },
    copyWithoutFiles: (path) => copyWithoutFiles(db, path),
    counts: () => countRows(db),
    fileHashes: () =>
      db.prepare('SELECT sha256 FROM "fileBytes" ORDER BY key').pluck().all() as string[],
    fileBytes: (sha256) =>
      db.prepare('SELECT bytes FROM "fileBytes" WHERE sha256 = ?').pluck().get(sha256) as Buffer,
  };
}
