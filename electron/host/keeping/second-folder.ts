import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Maintenance } from '../context.ts';
import { sha256Of, syncFile } from '../files/backup-files.ts';
import {
  type BackupEntry,
  readManifest,
  syncFolder,
  writeManifest,
} from '../files/backup-manifest.ts';
import { clearHalfWritten, PICTURES, sweepPictures } from '../files/backup-pictures.ts';
import { thinned } from '../files/backup-thinning.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { KEY_BESIDE_BACKUPS } from '../lock/key-file.ts';
import { isSealedFile, sealedWith } from '../lock/sealed-bytes.ts';
import { hasLocked, lockFolder } from '../lock/turn-lock.ts';
import type { SecondFolder } from './aside.ts';
import { secondPlace } from './backup-places.ts';

/**
 * Copies to the second folder every backup that is not there yet, each proven by its SHA-256 before
 * it has its name, and lets old ones go as at home. Throws TroubleError: FOLDER_NOT_FOUND where the
 * stick is not plugged in, DISK_FULL, FILE_READ_ONLY, DISK_ERROR.
 */
export async function copyToSecond(
  own: string,
  second: SecondFolder,
  at: number,
  maintenance: Pick<Maintenance, 'key' | 'fileHashes'>,
): Promise<void> {
  const folder = openPlace(second);
  try {
    clearHalfWritten(folder);
    const here = there(own);
    const before = there(folder);
    const same = new Set(before.map(({ file, sha256 }) => `${sha256} ${file}`));
    const names = new Set(here.map(({ file }) => file));
    // What was rewritten at home may not stay elsewhere as it was.
    const rest = second.isStale ? [] : before.filter(({ file }) => !names.has(file));
    const all = [...here, ...rest];
    const going = new Set(thinned(all, at));
    const staying = all.filter(({ file }) => !going.has(file));
    const missing = staying.filter(({ file, sha256 }) => !same.has(`${sha256} ${file}`));
    // Before the backups that name them.
    if (missing.length > 0) await copyPictures(own, folder);
    for (const entry of missing) await copyProven(own, folder, entry);
    const gone = before.filter((entry) => !staying.some(({ file }) => file === entry.file));
    if (missing.length > 0 || gone.length > 0) writeManifest(folder, staying);
    copyKeyFile(own, folder);
    // What only this folder has, and what stands in no list, is written anew where it lies.
    if (maintenance.key) await lockFolder(folder, maintenance.key);
    for (const { file } of gone) rmSync(join(folder, file), { force: true });
    if (gone.length > 0 || second.isStale) await sweepPictures(maintenance, folder);
  } catch (error) {
    throw diskTrouble(error, folder, second.folder);
  }
}

/** A stick that is not plugged in leaves a folder on the laptop's own disk, or none: neither is it. */
function openPlace(second: SecondFolder): string {
  const folder = secondPlace(second);
  const isThere = existsSync(second.madeAt === null ? second.folder : folder);
  if (!isThere) {
    throw new TroubleError('FOLDER_NOT_FOUND', { file: second.inside, folder: second.folder });
  }
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw diskTrouble(error, second.inside, second.folder);
  }
}

const there = (folder: string): BackupEntry[] =>
  readManifest(folder).filter(({ file }) => existsSync(join(folder, file)));

/** What opens locked backups lies beside them; beside open ones lies none. */
function copyKeyFile(own: string, folder: string): void {
  const [from, to] = [join(own, KEY_BESIDE_BACKUPS), join(folder, KEY_BESIDE_BACKUPS)];
  if (!existsSync(from)) {
    if (!hasLocked(folder)) rmSync(to, { force: true });
  } else if (!existsSync(to) || !readFileSync(from).equals(readFileSync(to)))
    copyFileSync(from, to);
}

async function copyProven(own: string, folder: string, entry: BackupEntry): Promise<void> {
  await copyOne(join(own, entry.file), join(folder, entry.file), entry.sha256);
}

/** Pictures bear their SHA-256 as their name; beside a locked gradebook they are sealed. */
async function copyPictures(own: string, folder: string): Promise<void> {
  const from = join(own, PICTURES);
  if (!existsSync(from)) return;
  const to = join(folder, PICTURES);
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    if (isSameStored(join(from, name), join(to, name))) continue;
    // One that is damaged at home is none worth having; its backup is copied all the same.
    const stored = await sha256Of(join(from, name));
    if (stored !== name && !isSealedFile(join(from, name))) continue;
    await copyOne(join(from, name), join(to, name), stored);
  }
}

/** Of one size, and sealed with one key or not at all: a lock that is put on anew has another. */
function isSameStored(from: string, to: string): boolean {
  if (statSync(to, { throwIfNoEntry: false })?.size !== statSync(from).size) return false;
  if (!isSealedFile(from) && !isSealedFile(to)) return true;
  return sealedWith(readFileSync(from)) === sealedWith(readFileSync(to));
}

async function copyOne(from: string, to: string, sha256: string): Promise<void> {
  const unproven = `${to}.unproven`;
  try {
    copyFileSync(from, unproven);
    syncFile(unproven);
    if ((await sha256Of(unproven)) !== sha256) {
      throw new TroubleError('DISK_ERROR', { file: to, detail: 'copy' });
    }
    renameSync(unproven, to);
    syncFolder(join(to, '..'));
  } catch (error) {
    rmSync(unproven, { force: true });
    throw error;
  }
}
