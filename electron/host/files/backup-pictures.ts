import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Maintenance } from '../context.ts';
import { loadSqlite } from '../store/connection.ts';
import { hashOf } from '../store/file-store.ts';
import { writeAtomic } from './atomic-write.ts';

/**
 * The bytes of pictures and files that the backups of a folder name, each once under its hash: the
 * folder may be moved as a whole.
 */
const FILES = 'files';
const HASH = /^[0-9a-f]{64}$/;

const folderOf = (backups: string): string => join(backups, FILES);

/** The bytes of a hash, or undefined where they are not there whole. */
function bytesIn(backups: string, sha256: string): Buffer | undefined {
  try {
    const bytes = readFileSync(join(folderOf(backups), sha256));
    return hashOf(bytes) === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts beside the backups what is not there whole yet, until a moment at which nothing is missing;
 * what is copied in the same moment finds all it names. Damaged ones are written anew. Throws the
 * troubles of the disk.
 */
export async function keepPictures(
  { fileHashes, fileBytes }: Pick<Maintenance, 'fileHashes' | 'fileBytes'>,
  backups: string,
): Promise<void> {
  const kept = new Set<string>();
  for (;;) {
    const missing = fileHashes().filter((sha256) => !kept.has(sha256));
    if (missing.length === 0) return;
    await mkdir(folderOf(backups), { recursive: true });
    for (const sha256 of missing) {
      if (!bytesIn(backups, sha256)) {
        await writeAtomic(join(folderOf(backups), sha256), fileBytes(sha256));
      }
      kept.add(sha256);
    }
  }
}

/** Puts the bytes back into a copy that was made without them; answers how many are not there. */
export async function fillPictures(copy: string, backups: string): Promise<number> {
  const Database = await loadSqlite();
  const db = new Database(copy, { fileMustExist: true });
  try {
    // A journal on disk could outlive a power cut and be rolled into the next copy of this name.
    db.pragma('journal_mode = MEMORY');
    if (!hasFiles(db)) return 0;
    const bare = db.prepare(`SELECT sha256 FROM "fileBytes" WHERE bytes = x''`).pluck().all();
    const fill = db.prepare('UPDATE "fileBytes" SET bytes = ? WHERE sha256 = ?');
    let missing = 0;
    db.transaction(() => {
      for (const sha256 of bare as string[]) {
        const bytes = HASH.test(sha256) ? bytesIn(backups, sha256) : undefined;
        if (bytes) fill.run(bytes, sha256);
        else missing += 1;
      }
    })();
    return missing;
  } finally {
    db.close();
  }
}

/** A gradebook of an older Gradus may have no such table. */
const hasFiles = (db: { prepare: (sql: string) => { get: () => unknown } }): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'fileBytes'`).get() !== undefined;

/**
 * Lets go what neither the gradebook nor any copy of the folder names. Where one cannot be read,
 * everything stays: nobody can say what it needs.
 */
export async function sweepPictures(
  { fileHashes }: Pick<Maintenance, 'fileHashes'>,
  backups: string,
): Promise<void> {
  const folder = folderOf(backups);
  if (!existsSync(folder)) return;
  const named = new Set(fileHashes());
  const spare = readdirSync(folder).filter((name) => HASH.test(name) && !named.has(name));
  if (spare.length === 0) return;
  const Database = await loadSqlite();
  try {
    for (const name of readdirSync(backups).filter((one) => one.endsWith('.gradebook'))) {
      const db = new Database(join(backups, name), { readonly: true, fileMustExist: true });
      try {
        const hashes = hasFiles(db)
          ? (db.prepare('SELECT sha256 FROM "fileBytes"').pluck().all() as string[])
          : [];
        for (const sha256 of hashes) named.add(sha256);
      } finally {
        db.close();
      }
    }
  } catch {
    return;
  }
  for (const name of spare) if (!named.has(name)) rmSync(join(folder, name), { force: true });
}
