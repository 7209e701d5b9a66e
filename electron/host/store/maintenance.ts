import type { Maintenance } from '../context.ts';
import { copyWithoutFiles } from './bare-copy.ts';
import type { Connection } from './connection.ts';
import { countRows } from './copy-check.ts';
import { keyOf } from './file-key.ts';

/**
 * Hashes that only removed rows name, all of which this file has heard nothing of since an instant:
 * what another laptop removed counts from the day it came here.
 */
const REMOVED_BEFORE = `
  SELECT sha256 FROM (
    SELECT 'attachment' AS entity, id, sha256, deleted FROM attachment
    UNION ALL SELECT 'secondFile', id, sha256, deleted FROM "secondFile"
  ) AS named
  GROUP BY sha256
  HAVING min(deleted) = 1 AND max(coalesce((
    SELECT max(op."knownAt") FROM change JOIN op ON op.key = change.op
    WHERE change.row = named.id AND change.entity = named.entity AND change.field = '*'
  ), 9e15)) < @before`;

/** Integrity checks and whole copies of one open file. */
export function createMaintenance(db: Connection): Maintenance {
  return {
    key: keyOf(db),
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
    vacuum: () => {
      db.exec('VACUUM');
    },
    copyWithoutFiles: (path) => copyWithoutFiles(db, path),
    counts: () => countRows(db),
    fileHashes: () =>
      db.prepare('SELECT sha256 FROM "fileBytes" ORDER BY key').pluck().all() as string[],
    fileBytes: (sha256) =>
      db.prepare('SELECT bytes FROM "fileBytes" WHERE sha256 = ?').pluck().get(sha256) as Buffer,
    healFile(sha256, bytes) {
      db.prepare('UPDATE "fileBytes" SET bytes = ? WHERE sha256 = ?').run(bytes, sha256);
    },
    forgetRemoved(before) {
      const gone = db.prepare(REMOVED_BEFORE).pluck().all({ before }) as string[];
      const forget = db.prepare('DELETE FROM "fileBytes" WHERE sha256 = ?');
      db.transaction(() => {
        for (const sha256 of gone) forget.run(sha256);
      })();
      return gone;
    },
  };
}
