import { existsSync, statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { TroubleError } from '#shared/contract/errors.ts';
import { type FileKey, openFile } from './file-key.ts';

export type Connection = Sqlite.Database;
export type Statement = Sqlite.Statement<unknown[]>;

/** Marks a file as a gradebook ("GRDS"), so that no other SQLite file is taken for one. */
export const APPLICATION_ID = 0x47524453;

/** better-sqlite3 dies without a word below this Node-API version; no code can catch it. */
const NODE_API = 10;

/** The driver, once it is sure that this Node can run it. Throws TroubleError NODE_TOO_OLD. */
export async function loadSqlite(): Promise<typeof Sqlite> {
  if (Number(process.versions.napi) < NODE_API) {
    throw new TroubleError('NODE_TOO_OLD', { version: process.versions.node });
  }
  return (await import('better-sqlite3')).default;
}

/**
 * Opens a gradebook file for this process alone, with the pragmas of the storage rules read back.
 * `:memory:` opens a throw-away one; `key` opens a locked one. Throws TroubleError: FILE_LOCKED,
 * FILE_OPEN_ELSEWHERE, FILE_NOT_FOUND, FILE_NOT_A_GRADEBOOK, FILE_DAMAGED, FILE_READ_ONLY, DISK_FULL,
 * DISK_ERROR, NODE_TOO_OLD.
 */
export async function openConnection(
  path: string,
  mustExist = false,
  key: FileKey | null = null,
): Promise<Connection> {
  const Database = await loadSqlite();
  if (mustExist && path !== ':memory:' && !existsSync(path)) {
    throw new TroubleError('FILE_NOT_FOUND', { file: path });
  }
  if (path !== ':memory:' && statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TroubleError('FILE_NOT_A_GRADEBOOK', { file: path });
  }
  let db: Connection | undefined;
  try {
    db = openFile(Database, path, { timeout: 0 }, key);
    prepareConnection(db);
    return db;
  } catch (error) {
    db?.close();
    throw classify(error, path);
  }
}

function prepareConnection(db: Connection): void {
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // The lock is taken at once: with a lazy lock two processes open, read, and then both fail to write.
  db.exec('BEGIN EXCLUSIVE; COMMIT');
  // Not asked by size: where the power went while a file was first written, some bytes may be there.
  const isNew = db.pragma('schema_version', { simple: true }) === 0;
  if (isNew) db.pragma(`application_id = ${APPLICATION_ID}`);
  else if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new TroubleError('FILE_NOT_A_GRADEBOOK', { file: db.name });
  }
  if (db.name !== ':memory:') db.pragma('journal_mode = TRUNCATE');
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('foreign_keys = ON');
  if (process.platform === 'darwin') db.pragma('fullfsync = ON');
  if (db.pragma('synchronous', { simple: true }) !== 2) {
    throw new TroubleError('DISK_ERROR', { file: db.name, detail: 'synchronous' });
  }
}

const BY_SQLITE_CODE: readonly (readonly [
  string,
  ConstructorParameters<typeof TroubleError>[0],
])[] = [
  ['SQLITE_BUSY', 'FILE_OPEN_ELSEWHERE'],
  ['SQLITE_LOCKED', 'FILE_OPEN_ELSEWHERE'],
  ['SQLITE_NOTADB', 'FILE_NOT_A_GRADEBOOK'],
  ['SQLITE_CORRUPT', 'FILE_DAMAGED'],
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_READONLY', 'FILE_READ_ONLY'],
  ['SQLITE_PERM', 'FILE_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'FILE_NOT_FOUND'],
  ['SQLITE_IOERR', 'DISK_ERROR'],
];

/** Turns what SQLite threw into one of our troubles; anything else is passed on as it is. */
export function classify(error: unknown, file: string): unknown {
  if (error instanceof TroubleError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error.message.startsWith('Cannot open database because the directory does not exist')) {
    return new TroubleError('FILE_NOT_FOUND', { file });
  }
  const known = BY_SQLITE_CODE.find(([prefix]) => code.startsWith(prefix));
  return known ? new TroubleError(known[1], { file, detail: error.message }) : error;
}
