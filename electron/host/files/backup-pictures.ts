import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Maintenance } from '../context.ts';
import { sealBytes, sealedWith, unsealBytes } from '../lock/sealed-bytes.ts';
import { loadSqlite } from '../store/connection.ts';
import { type FileKey, openFile } from '../store/file-key.ts';
import { hashOf } from '../store/file-store.ts';
import { writeAtomic } from './atomic-write.ts';

/**
 * The bytes of pictures and files that the backups of a folder name, each once under its hash: the
 * folder may be moved as a whole.
 */
export const PICTURES = 'files';
const HASH = /^[0-9a-f]{64}$/;

const folderOf = (backups: string): string => join(backups, PICTURES);

/**
 * The bytes of a hash, or undefined where they are not there whole. Beside a locked gradebook they
 * are sealed with its key.
 */
function bytesIn(backups: string, sha256: string, key: FileKey | null): Buffer | undefined {
  try {
    const stored = readFileSync(join(folderOf(backups), sha256));
    const bytes = sealedWith(stored) === null ? stored : unsealBytes(stored, key);
    return bytes && hashOf(bytes) === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts beside the backups what is not there whole yet, until a moment at which nothing is missing;
 * what is copied in the same moment finds all it names. Where one of the two is damaged the other
 * heals it; where both are nothing is written. Throws the troubles of the disk.
 */
export async function keepPictures(
  {
    key,
    fileHashes,
    fileBytes,
    healFile,
  }: Pick<Maintenance, 'key' | 'fileHashes' | 'fileBytes' | 'healFile'>,
  backups: string,
): Promise<void> {
  const kept = new Set<string>();
  for (;;) {
    const missing = fileHashes().filter((sha256) => !kept.has(sha256));
    if (missing.length === 0) return;
    await mkdir(folderOf(backups), { recursive: true });
    for (const sha256 of missing) {
      const own = fileBytes(sha256);
      const isWhole = own !== undefined && hashOf(own) === sha256;
      const beside = bytesIn(backups, sha256, key);
      if (isWhole && !beside) {
        const stored = key === null ? own : sealBytes(own, key);
        await writeAtomic(join(folderOf(backups), sha256), stored);
      }
      if (!isWhole && beside) healFile(sha256, beside);
      kept.add(sha256);
      // A year's pictures take a second to prove, and keys do not wait for that.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Rows of a copy that names files, live ones only. */
const LIVE = `SELECT sha256 FROM attachment WHERE deleted = 0
  UNION SELECT sha256 FROM "secondFile" WHERE deleted = 0`;

/** How many pictures and files that a backup shows have their bytes in none of the folders. */
export async function missingPictures(
  copy: string,
  folders: readonly string[],
  key: FileKey | null,
): Promise<number> {
  const Database = await loadSqlite();
  const db = openFile(Database, copy, { readonly: true, fileMustExist: true }, key);
  try {
    if (!hasFiles(db)) return 0;
    const bare = db
      .prepare(`SELECT sha256 FROM "fileBytes" WHERE bytes = x'' AND sha256 IN (${LIVE})`)
      .pluck()
      .all() as string[];
    return bare.filter((sha256) => !bytesInAny(folders, sha256, key)).length;
  } finally {
    db.close();
  }
}

const bytesInAny = (
  folders: readonly string[],
  sha256: string,
  key: FileKey | null,
): Buffer | undefined =>
  HASH.test(sha256)
    ? folders.map((folder) => bytesIn(folder, sha256, key)).find((bytes) => bytes !== undefined)
    : undefined;

/**
 * Puts the bytes back into a copy that was made without them, from the first folder that has them;
 * answers how many of those that are shown are not there.
 */
export async function fillPictures(
  copy: string,
  folders: readonly string[],
  key: FileKey | null,
): Promise<number> {
  const Database = await loadSqlite();
  const db = openFile(Database, copy, { fileMustExist: true }, key);
  try {
    // A journal on disk could outlive a power cut and be rolled into the next copy of this name.
    db.pragma('journal_mode = MEMORY');
    if (!hasFiles(db)) return 0;
    const bare = db.prepare(`SELECT sha256 FROM "fileBytes" WHERE bytes = x''`).pluck().all();
    const fill = db.prepare('UPDATE "fileBytes" SET bytes = ? WHERE sha256 = ?');
    const live = new Set(db.prepare(LIVE).pluck().all() as string[]);
    const drop = db.prepare('DELETE FROM "fileBytes" WHERE sha256 = ?');
    let missing = 0;
    db.transaction(() => {
      for (const sha256 of bare as string[]) {
        const bytes = bytesInAny(folders, sha256, key);
        if (bytes) fill.run(bytes, sha256);
        else if (live.has(sha256)) missing += 1;
        else drop.run(sha256);
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
  { key, fileHashes }: Pick<Maintenance, 'key' | 'fileHashes'>,
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
      const options = { readonly: true, fileMustExist: true };
      const db = openFile(Database, join(backups, name), options, key);
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

/** Seals every picture and file beside the backups that is not, or opens every one that is. */
export async function turnPictures(backups: string, key: FileKey, isSealing: boolean) {
  const folder = folderOf(backups);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => HASH.test(name)) : [];
  for (const name of names) {
    const path = join(folder, name);
    const stored = readFileSync(path);
    const isSealed = sealedWith(stored) !== null;
    if (isSealed === isSealing) continue;
    const turned = isSealing ? sealBytes(stored, key) : unsealBytes(stored, key);
    // What another key sealed, or a damaged one, stays as it is: it never was readable here.
    if (turned) await writeAtomic(path, turned);
  }
}

/** Lets go of single ones, whatever copy names them: they were removed by a person's word. */
export function forgetPictures(backups: string, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    if (HASH.test(sha256)) rmSync(join(folderOf(backups), sha256), { force: true });
  }
}

const UNDONE = /^\.[0-9a-f]{64}\.[0-9a-f]{12}\.tmp$/;

/** Removes what a crash left half written, in an earlier life of this program. */
export function clearHalfWritten(backups: string): void {
  const pictures = existsSync(folderOf(backups)) ? readdirSync(folderOf(backups)) : [];
  const half = [
    ...readdirSync(backups)
      .filter((name) => name.endsWith('.gradebook.unproven'))
      .map((name) => join(backups, name)),
    ...pictures.filter((name) => UNDONE.test(name)).map((name) => join(folderOf(backups), name)),
  ];
  for (const path of half) {
    if (statSync(path).mtimeMs < performance.timeOrigin) rmSync(path, { force: true });
  }
}
