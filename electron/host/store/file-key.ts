import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { TroubleError } from '#shared/contract/errors.ts';

/** What a locked gradebook and everything kept of it is encrypted with. */
export interface FileKey {
  /** Names the key: it stands unencrypted in the first bytes of each file locked with it. */
  readonly id: string;
  /** 256 random bits. */
  readonly secret: Buffer;
}

/**
 * A locked file begins with these bytes and the key's id, in the place where the cipher keeps its
 * salt. A key of 256 random bits needs none, so the place is free to say what the file is.
 */
const MARK = Buffer.from('GradusLk');
const ID_BYTES = 8;
const SECRET_BYTES = 32;
const PLAIN = Buffer.from('SQLite format 3\0');

/** Makes a key that nobody had before. */
export const newFileKey = (): FileKey => ({
  id: randomBytes(ID_BYTES).toString('hex'),
  secret: randomBytes(SECRET_BYTES),
});

export const isKeyId = (id: unknown): id is string =>
  typeof id === 'string' && /^[0-9a-f]{16}$/.test(id);

function firstBytes(path: string): Buffer {
  const bytes = Buffer.alloc(PLAIN.length);
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return Buffer.alloc(0);
  }
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0));
  } catch {
    return Buffer.alloc(0);
  } finally {
    closeSync(handle);
  }
}

/**
 * The id of the key that a file is locked with; null for one that is not locked, or not there. Never
 * of a file that this process has open: closing it would let go of the system's lock on it.
 */
export function lockedWith(path: string): string | null {
  if (path === ':memory:') return null;
  const head = firstBytes(path);
  const isLocked = head.length === PLAIN.length && head.subarray(0, MARK.length).equals(MARK);
  return isLocked ? head.subarray(MARK.length).toString('hex') : null;
}

/** True for a database that anybody can read. */
export const isPlainDatabase = (path: string): boolean => firstBytes(path).equals(PLAIN);

const keys = new WeakMap<Sqlite.Database, FileKey>();

/** The key of an open file; null where it is not locked. */
export const keyOf = (db: Sqlite.Database): FileKey | null => keys.get(db) ?? null;

/** How the driver is told a key: the bytes themselves, and what stands at the head of the file. */
export function spelled({ id, secret }: FileKey): string {
  return `raw:${secret.toString('hex')}${MARK.toString('hex')}${id}`;
}

/**
 * Opens a database file with the key that its own first bytes ask for. One that is not locked opens
 * without, whatever key is at hand; one that is still empty is locked from its first page on. Throws
 * TroubleError FILE_LOCKED where another key is needed.
 */
export function openFile(
  Database: typeof Sqlite,
  path: string,
  options: Sqlite.Options,
  key: FileKey | null,
): Sqlite.Database {
  const asked = lockedWith(path);
  if (asked !== null && asked !== key?.id) {
    throw new TroubleError('FILE_LOCKED', { file: path, needs: 'passphrase' });
  }
  const isNew = path !== ':memory:' && firstBytes(path).length === 0;
  const db = new Database(path, options);
  if (key !== null && (asked !== null || isNew)) giveKey(db, key);
  return db;
}

/** Nothing may have been read of the file before. */
export function giveKey(db: Sqlite.Database, key: FileKey): void {
  db.pragma("cipher = 'chacha20'");
  db.pragma(`key = '${spelled(key)}'`);
  keys.set(db, key);
}
