import { TroubleError } from '#shared/contract/errors.ts';
import { copyAs, digestOf } from './bare-copy.ts';
import { type Connection, classify, loadSqlite } from './connection.ts';
import { type CopyFacts, inspectCopy } from './copy-check.ts';
import { type FileKey, openFile } from './file-key.ts';

export interface Rewriting {
  /** What the file is locked with now. */
  readonly from: FileKey | null;
  /** What the new one is to be locked with; null: anybody can read it. */
  readonly to: FileKey | null;
}

/**
 * Writes the content of a closed file into a new one under another key, and proves that both hold
 * the same. A journal that a crash left is taken into account. Throws FILE_DAMAGED for a file that
 * is not whole, DISK_ERROR where the copy differs; the file itself stays.
 */
export async function rewriteFile(
  path: string,
  target: string,
  { from, to }: Rewriting,
): Promise<CopyFacts> {
  const Database = await loadSqlite();
  let db: Connection | undefined;
  let digest: string;
  try {
    db = openFile(Database, path, { fileMustExist: true, timeout: 0 }, from);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('temp_store = MEMORY');
    if ((db.pragma('integrity_check', { simple: true }) as string) !== 'ok') {
      throw new TroubleError('FILE_DAMAGED', { file: path });
    }
    copyAs(db, target, { key: to, isBare: false });
    digest = digestOf(db);
  } catch (error) {
    throw classify(error, path);
  } finally {
    db?.close();
  }
  const facts = await inspectCopy(target, to);
  const copy = openFile(Database, target, { readonly: true, fileMustExist: true }, to);
  try {
    if (facts.findings.length > 0 || digestOf(copy) !== digest) {
      throw new TroubleError('DISK_ERROR', { file: target, detail: facts.findings[0] ?? 'digest' });
    }
  } finally {
    copy.close();
  }
  return facts;
}
