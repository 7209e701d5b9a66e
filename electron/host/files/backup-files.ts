import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Maintenance } from '../context.ts';
import { localDay } from '../effects.ts';
import { invalid } from '../found.ts';
import { openConnection } from '../store/connection.ts';
import { type CopyFacts, inspectCopy } from '../store/copy-check.ts';
import { type FileKey, lockedWith } from '../store/file-key.ts';
import { SCHEMA_VERSION } from '../store/migrations/index.ts';
import { rewriteFile } from '../store/rewrite-file.ts';
import {
  type BackupEntry,
  backupFolder,
  readManifest,
  syncFolder,
  writeManifest,
} from './backup-manifest.ts';
import {
  clearHalfWritten,
  fillPictures,
  forgetPictures,
  keepPictures,
  missingPictures,
  sweepPictures,
} from './backup-pictures.ts';
import { thinned } from './backup-thinning.ts';
import { diskTrouble } from './disk-trouble.ts';

/** SHA-256 of a file, hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(path)) digest.update(piece as Buffer);
  return digest.digest('hex');
}

/** What was written to a file is on disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** `2026-11-10T12-00-00-000Z`: sorts by time, and no file system objects to it. */
const stampOf = (at: number): string => new Date(at).toISOString().replaceAll(/[:.]/g, '-');

const sameCounts = (a: CopyFacts['counts'], b: CopyFacts['counts']): boolean =>
  Object.keys(a).every((table) => a[table] === b[table]);

/** A copy that is proven to be whole. */
export interface VerifiedCopy {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly facts: CopyFacts;
}

/**
 * Writes a whole copy of the open gradebook to a new place: a temporary name first, looked into,
 * and only then the real name. Throws the troubles of the disk; a copy that differs is removed
 * and refused as DISK_ERROR.
 */
export async function writeVerifiedCopy(
  maintenance: Pick<Maintenance, 'key' | 'copyTo' | 'counts'>,
  path: string,
): Promise<VerifiedCopy> {
  const unproven = `${path}.unproven`;
  try {
    // Begun by the file system, which says better than SQLite why a place cannot be written.
    closeSync(openSync(unproven, 'w'));
    // The copy and the counts are of one moment: nothing is awaited between them.
    maintenance.copyTo(unproven);
    const counts = maintenance.counts();
    const facts = await inspectCopy(unproven, maintenance.key);
    if (facts.findings.length > 0 || !sameCounts(counts, facts.counts)) {
      throw new TroubleError('DISK_ERROR', { file: path, detail: facts.findings[0] ?? 'counts' });
    }
    const sha256 = await sha256Of(unproven);
    syncFile(unproven);
    renameSync(unproven, path);
    syncFolder(dirname(path));
    return { path, bytes: statSync(path).size, sha256, facts };
  } catch (error) {
    // A full disk leaves an empty file behind.
    rmSync(unproven, { force: true });
    throw diskTrouble(error, basename(path), dirname(path));
  }
}

/** A backup that was made, and the pictures that went for good by a person's word. */
export interface MadeBackup {
  readonly entry: BackupEntry;
  readonly forgotten: readonly string[];
}

/**
 * Adds a verified backup to the gradebook's own folder, and lets old ones go. The bytes of pictures
 * and files lie there once, whatever the number of backups. `isKept`: it stays until it is deleted by
 * hand, instead of an earlier one of its day. Must not be called for a gradebook in memory.
 */
export async function makeBackup(
  maintenance: Maintenance,
  file: string,
  at: number,
  isKept = false,
): Promise<MadeBackup> {
  const folder = backupFolder(file);
  makeFolder(folder);
  clearHalfWritten(folder);
  const forgotten = maintenance.forgetRemoved(forgettingBefore(folder, at));
  const name = freeName(folder, `${basename(file, '.gradebook')} ${stampOf(at)}`);
  await keepPictures(maintenance, folder);
  // Nothing is awaited before the copy is taken: all that it names lies beside it.
  const hasFiles = maintenance.fileHashes().length > 0;
  const copyTo = hasFiles ? maintenance.copyWithoutFiles : maintenance.copyTo;
  const copying = { key: maintenance.key, copyTo, counts: maintenance.counts };
  const { bytes, sha256, facts } = await writeVerifiedCopy(copying, join(folder, name));
  const { evidence, revision } = facts;
  const made: BackupEntry = { file: name, at, bytes, sha256, evidence, revision };
  const entry = isKept ? { ...made, kept: true } : made;
  const before = readManifest(folder);
  const all = [entry, ...(isKept ? before.map(onceADay(at)) : before)];
  const going = new Set(thinned(all, at));
  writeManifest(
    folder,
    all.filter((backup) => !going.has(backup.file)),
  );
  for (const gone of going) rmSync(join(folder, gone), { force: true });
  forgetPictures(folder, forgotten);
  if (going.size > 0) await sweepPictures(maintenance, folder);
  return { entry, forgotten };
}

/** Of one day's end of a term the last backup is the one to keep. */
const onceADay =
  (at: number) =>
  ({ kept, ...entry }: BackupEntry): BackupEntry =>
    kept && localDay(entry.at) !== localDay(at) ? { ...entry, kept } : entry;

/** How long a removed picture or file stays, so that it can be brought back. */
const REMOVED_STAYS = 30 * 86_400_000;

/**
 * What was removed before this instant goes for good. A backup must have been made after those days
 * too: a clock that is wrong for once takes nothing away.
 */
function forgettingBefore(folder: string, at: number): number {
  const before = readManifest(folder)[0]?.at;
  return before === undefined ? 0 : Math.min(before, at) - REMOVED_STAYS;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw diskTrouble(error, folder);
  }
}

function freeName(folder: string, stem: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? `${stem}.gradebook` : `${stem} ${n}.gradebook`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** The verified backups of a gradebook that are still there, newest first. */
export function listBackups(file: string): BackupEntry[] {
  if (file === ':memory:') return [];
  const folder = backupFolder(file);
  return readManifest(folder).filter((entry) => existsSync(join(folder, entry.file)));
}

export interface Restored {
  /** Where the file that stood there before is kept; null when there was none. */
  readonly kept: string | null;
  readonly evidence: number;
  /** Pictures and files whose bytes are no longer beside the backup. */
  readonly filesMissing: number;
}

/**
 * Puts a backup in the place of a closed gradebook, which is kept beside the backups as "before
 * restore". The backup is proven first; until the last move the present file is untouched.
 * A locked gradebook stays locked; what was locked comes back as it is, and its key file is brought
 * along by whoever opened that. Throws TroubleError: FILE_NOT_FOUND, FILE_NOT_A_GRADEBOOK,
 * FILE_DAMAGED (also when the bytes are not those that were written), FILE_FROM_NEWER_VERSION,
 * FILE_OPEN_ELSEWHERE, FILE_LOCKED, troubles of the disk.
 */
export async function restoreBackup(
  file: string,
  backup: string,
  at: number,
  key: FileKey | null = null,
): Promise<Restored> {
  const incoming = `${file}.restoring`;
  try {
    refuseOtherLock(file, backup, key);
    const facts = await proveBackup(backup, key);
    mkdirSync(dirname(file), { recursive: true });
    await refuseOpen(file, key);
    if (lockedWith(file) !== null && lockedWith(backup) === null) {
      await rewriteFile(backup, incoming, { from: null, to: key });
    } else {
      copyFileSync(backup, incoming);
      syncFile(incoming);
      if ((await sha256Of(incoming)) !== (await sha256Of(backup))) {
        throw new TroubleError('DISK_ERROR', { file: incoming, detail: 'copy' });
      }
    }
    const filesMissing = await fillPictures(incoming, pictureFolders(file, backup), key);
    const { findings } = await inspectCopy(incoming, key);
    if (findings[0]) throw new TroubleError('DISK_ERROR', { file: incoming, detail: findings[0] });
    syncFile(incoming);
    const kept = keepPresent(file, at);
    // A journal of the old file would be rolled into the new one: it goes before the swap.
    rmSync(`${file}-journal`, { force: true });
    renameSync(incoming, file);
    syncFolder(dirname(file));
    return { kept, evidence: facts.evidence, filesMissing };
  } catch (error) {
    rmSync(incoming, { force: true });
    throw diskTrouble(error, file);
  }
}

/** A single file that was moved or handed to the window may find its pictures beside the present one. */
const pictureFolders = (file: string, backup: string): string[] => [
  dirname(backup),
  backupFolder(file),
];

/** Pictures and files that would come back without their bytes. */
export const missingFrom = (file: string, backup: string, key: FileKey | null): Promise<number> =>
  missingPictures(backup, pictureFolders(file, backup), key);

/** Looks a backup through; throws what restoreBackup would. */
export async function proveBackup(backup: string, key: FileKey | null): Promise<CopyFacts> {
  if (!existsSync(backup)) throw new TroubleError('FILE_NOT_FOUND', { file: backup });
  const written = readManifest(dirname(backup)).find((b) => b.file === basename(backup));
  const facts = await inspectCopy(backup, key);
  const sha256 = await sha256Of(backup);
  const changed = written && written.sha256 !== sha256 && written.becomes !== sha256;
  if (changed || facts.findings.length > 0) {
    throw new TroubleError('FILE_DAMAGED', { file: backup });
  }
  if (facts.version > SCHEMA_VERSION) {
    const { version } = facts;
    throw new TroubleError('FILE_FROM_NEWER_VERSION', {
      file: backup,
      version,
      newest: SCHEMA_VERSION,
    });
  }
  return facts;
}

/** A locked gradebook takes what was never locked, or was locked with its own key. */
function refuseOtherLock(file: string, backup: string, key: FileKey | null): void {
  const own = lockedWith(file);
  const other = lockedWith(backup);
  if (own !== null && own !== key?.id) {
    throw new TroubleError('FILE_LOCKED', { file, needs: 'passphrase' });
  }
  if (own !== null && other !== null && other !== own) {
    throw invalid('backup', basename(backup), 'why.other-key');
  }
}

/** Throws FILE_OPEN_ELSEWHERE while another process holds the file; a damaged one may be replaced. */
async function refuseOpen(file: string, key: FileKey | null): Promise<void> {
  if (!existsSync(file)) return;
  try {
    (await openConnection(file, false, key)).close();
  } catch (error) {
    if (error instanceof TroubleError && error.trouble.code === 'FILE_OPEN_ELSEWHERE') throw error;
  }
}

/** Keeps the present file, with the journal that a crash may have left, beside the backups. */
function keepPresent(file: string, at: number): string | null {
  if (!existsSync(file)) return null;
  const folder = backupFolder(file);
  makeFolder(folder);
  const kept = join(folder, freeName(folder, `before restore ${stampOf(at)}`));
  copyFileSync(file, kept);
  syncFile(kept);
  if (existsSync(`${file}-journal`)) copyFileSync(`${file}-journal`, `${kept}-journal`);
  syncFolder(folder);
  return kept;
}
