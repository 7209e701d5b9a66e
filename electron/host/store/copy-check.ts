import { TroubleError } from '#shared/contract/errors.ts';
import { tableNames } from '#shared/model/row.ts';
import { APPLICATION_ID, type Connection, classify, loadSqlite } from './connection.ts';
import { type FileKey, openFile } from './file-key.ts';

/** What a copy holds, and what is wrong with it. */
export interface CopyFacts {
  /** Sentences; none when the copy is whole. */
  readonly findings: readonly string[];
  /** Rows by table, history included. */
  readonly counts: Readonly<Record<string, number>>;
  /** Live, not voided. */
  readonly evidence: number;
  /** Schema version. */
  readonly version: number;
  /** Number of the newest operation. */
  readonly revision: number;
}

const TABLES = [
  ...tableNames,
  'op',
  'change',
  'moved',
  'rowVersion',
  'keptRow',
  'erasedRow',
  'erasedRest',
  'unknownField',
  'fileBytes',
];

/** Rows by table of an open file. */
export function countRows(db: Connection): Record<string, number> {
  return Object.fromEntries(
    TABLES.map((table) => [
      table,
      db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number,
    ]),
  );
}

/**
 * Looks into a closed file without changing a byte of it. Throws TroubleError: FILE_NOT_FOUND,
 * FILE_NOT_A_GRADEBOOK, FILE_LOCKED, FILE_DAMAGED and the other troubles of the disk.
 */
export async function inspectCopy(path: string, key: FileKey | null): Promise<CopyFacts> {
  const Database = await loadSqlite();
  let db: Connection | undefined;
  try {
    db = openFile(Database, path, { readonly: true, fileMustExist: true }, key);
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new TroubleError('FILE_NOT_A_GRADEBOOK', { file: path });
    }
    const findings = (db.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok');
    const links = db.pragma('foreign_key_check') as unknown[];
    return {
      findings: links.length === 0 ? findings : [...findings, `${links.length} broken links`],
      counts: countRows(db),
      evidence: db
        .prepare('SELECT count(*) FROM evidence WHERE deleted = 0 AND "voidedAt" IS NULL')
        .pluck()
        .get() as number,
      version: Number(db.pragma('user_version', { simple: true })),
      revision: db.prepare('SELECT coalesce(max(key), 0) FROM op').pluck().get() as number,
    };
  } catch (error) {
    throw classify(error, path);
  } finally {
    db?.close();
  }
}
