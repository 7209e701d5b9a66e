import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { sha256Of, syncFile } from '../files/backup-files.ts';
import {
  type BackupEntry,
  backupFolder,
  readManifest,
  syncFolder,
  writeManifest,
} from '../files/backup-manifest.ts';
import { turnPictures } from '../files/backup-pictures.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { openConnection } from '../store/connection.ts';
import { type FileKey, isPlainDatabase, lockedWith } from '../store/file-key.ts';
import { rewriteFile } from '../store/rewrite-file.ts';
import { isSealedFile, sealBytes, sealedWith, unsealBytes } from './sealed-bytes.ts';

/** Hears how far it is. Tests end the process here, at every step. */
export type TellStep = (done: number, total: number) => void;

/** Names of copies that are not proven yet; whatever bears one is of an earlier, cut-off life. */
const HALF = ['.turning', '.restoring'];
/** What no database could be made of lies beside the backups as sealed bytes. */
const SEALED = '.sealed';

/**
 * Locks a closed gradebook: the file first, in one move from the old to the new, then everything
 * that is kept of it. Whoever is cut off after the first move goes on with `lockTheRest` when the
 * file is opened next. The key file lies in its places before.
 */
export async function lockGradebook(file: string, key: FileKey, tell: TellStep): Promise<void> {
  tell(0, 1);
  await turnFile(file, { from: null, to: key }, () => tell(0, 1));
  await lockTheRest(file, key, tell);
}

/**
 * Takes the lock off a closed gradebook: everything that is kept of it first, the file last. As long
 * as the file is locked, whoever is cut off is locked again as a whole when it is opened next.
 */
export async function unlockGradebook(file: string, key: FileKey, tell: TellStep): Promise<void> {
  // Held by another program, it is to stay locked as a whole.
  (await openConnection(file, true, key)).close();
  await turnFolder(backupFolder(file), { from: key, to: null }, tell);
  await turnFile(file, { from: key, to: null }, () => tell(1, 1));
}

/** True while something of a locked gradebook can still be read by anybody. */
export const isPartlyOpen = (file: string): boolean =>
  HALF.some((ending) => isPlainDatabase(`${file}${ending}`)) || isFolderOpen(backupFolder(file));

const isFolderOpen = (folder: string): boolean =>
  filesIn(folder).some((name) => isOpenHere(folder, name)) || hasOpenPictures(folder);

/** Locks what a second folder alone has of a locked gradebook: backups that are gone at home. */
export async function lockFolder(folder: string, key: FileKey): Promise<void> {
  if (isFolderOpen(folder)) await turnFolder(folder, { from: null, to: key }, () => undefined);
}

/** Opens what a second folder has of a gradebook whose lock is taken off. */
export const unlockFolder = (folder: string, key: FileKey): Promise<void> =>
  turnFolder(folder, { from: key, to: null }, () => undefined);

/** True where something of a folder needs a key. */
export const hasLocked = (folder: string): boolean =>
  filesIn(folder).some((name) => name.endsWith(SEALED) || lockedWith(join(folder, name)) !== null);

/** Locks what is kept of a locked gradebook and is not locked yet. */
export async function lockTheRest(file: string, key: FileKey, tell: TellStep): Promise<void> {
  for (const ending of HALF) rmSync(`${file}${ending}`, { force: true });
  await turnFolder(backupFolder(file), { from: null, to: key }, tell);
}

interface Turn {
  readonly from: FileKey | null;
  readonly to: FileKey | null;
}

/** Writes a file anew under the other key; only when that is proven does it take the name. */
async function turnFile(path: string, turn: Turn, beforeMove: () => void): Promise<void> {
  const target = `${path}.turning`;
  try {
    rmSync(target, { force: true });
    await rewriteFile(path, target, turn);
    syncFile(target);
    beforeMove();
    // A journal of the old file would be rolled into the new one: it goes before the move.
    rmSync(`${path}-journal`, { force: true });
    renameSync(target, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(target, { force: true });
    throw diskTrouble(error, path);
  }
}

async function turnFolder(folder: string, turn: Turn, tell: TellStep): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of filesIn(folder)) {
    if (/\.(unproven|turning|tmp)$/.test(name)) rmSync(join(folder, name), { force: true });
  }
  const names = filesIn(folder).filter((name) => needsTurn(folder, name, turn));
  for (const [done, name] of names.entries()) {
    tell(done, names.length + 1);
    await turnKept(folder, name, turn, () => tell(done, names.length + 1));
    // Others have their turn: a year's backups take a while.
    await new Promise((resolve) => setImmediate(resolve));
  }
  tell(names.length, names.length + 1);
  const key = turn.to ?? turn.from;
  if (key) await turnPictures(folder, key, turn.to !== null);
  await settleManifest(folder);
  tell(names.length + 1, names.length + 1);
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort()
    : [];

const isKept = (name: string): boolean => name.endsWith('.gradebook');

/** True for what is kept of a gradebook and open to everybody. */
const isOpenHere = (folder: string, name: string): boolean =>
  (isKept(name) && lockedWith(join(folder, name)) === null) ||
  (name.endsWith('.gradebook-journal') && !isEmptyOrSealed(folder, name)) ||
  /\.(unproven|turning|tmp)$/.test(name);

/** The journal of a locked file is encrypted like it; one of an open file goes with that. */
const isEmptyOrSealed = (folder: string, name: string): boolean =>
  lockedWith(join(folder, name.slice(0, -'-journal'.length))) !== null;

function hasOpenPictures(folder: string): boolean {
  const pictures = join(folder, 'files');
  return filesIn(pictures).some((name) => !isSealedFile(join(pictures, name)));
}

function needsTurn(folder: string, name: string, { from, to }: Turn): boolean {
  const path = join(folder, name);
  if (to !== null) return isKept(name) && lockedWith(path) === null;
  if (name.endsWith(SEALED)) return sealedWith(readFileSync(path)) === from?.id;
  return isKept(name) && lockedWith(path) === from?.id;
}

async function turnKept(
  folder: string,
  name: string,
  turn: Turn,
  beforeMove: () => void,
): Promise<void> {
  const path = join(folder, name);
  if (name.endsWith(SEALED)) return unsealWhole(path, turn.from);
  const target = `${path}.turning`;
  try {
    await rewriteFile(path, target, turn);
  } catch (error) {
    rmSync(target, { force: true });
    if (isOfTheDisk(error)) throw error;
    // Damaged before, as what a restore sets aside may be: nothing of it is lost, and nothing shown.
    if (turn.to) await sealWhole(path, turn.to);
    return;
  }
  syncFile(target);
  await nameBoth(folder, name, target);
  beforeMove();
  rmSync(`${path}-journal`, { force: true });
  renameSync(target, path);
  syncFolder(folder);
}

const OF_THE_DISK = ['DISK_FULL', 'DISK_ERROR', 'FILE_READ_ONLY', 'FILE_OPEN_ELSEWHERE'];
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof TroubleError
    ? OF_THE_DISK.includes(error.trouble.code)
    : error instanceof Error && 'code' in error && String(error.code).startsWith('E');

/** Until the move is through the list knows the backup by both: cut off, it is whole either way. */
async function nameBoth(folder: string, name: string, target: string): Promise<void> {
  const all = readManifest(folder);
  const entry = all.find(({ file }) => file === name);
  if (!entry) return;
  const now = await sha256Of(join(folder, name));
  const known = entry.sha256 === now || entry.becomes === now;
  // A backup whose bytes are not those that were written stays known as one that is damaged.
  if (!known) return;
  const becomes = await sha256Of(target);
  const turned = { ...entry, sha256: now, becomes };
  writeManifest(
    folder,
    all.map((one) => (one === entry ? turned : one)),
  );
}

/** Every move is through: each backup is known by what it is now. */
async function settleManifest(folder: string): Promise<void> {
  const all = readManifest(folder);
  if (!all.some(({ becomes }) => becomes !== undefined)) return;
  const settled: BackupEntry[] = [];
  for (const { becomes, ...entry } of all) {
    const path = join(folder, entry.file);
    const isTurned =
      becomes !== undefined && existsSync(path) && (await sha256Of(path)) === becomes;
    const now = isTurned ? { sha256: becomes, bytes: statSync(path).size } : {};
    settled.push({ ...entry, ...now });
  }
  writeManifest(folder, settled);
}

async function sealWhole(path: string, key: FileKey): Promise<void> {
  await writeAtomic(`${path}${SEALED}`, sealBytes(readFileSync(path), key), 0o600);
  const journal = `${path}-journal`;
  if (existsSync(journal)) {
    await writeAtomic(`${journal}${SEALED}`, sealBytes(readFileSync(journal), key), 0o600);
    rmSync(journal, { force: true });
  }
  rmSync(path, { force: true });
}

async function unsealWhole(path: string, key: FileKey | null): Promise<void> {
  const bytes = unsealBytes(readFileSync(path), key);
  if (!bytes) return;
  mkdirSync(dirname(path), { recursive: true });
  await writeAtomic(join(dirname(path), basename(path, SEALED)), bytes);
  rmSync(path, { force: true });
}
