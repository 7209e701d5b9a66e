import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { TroubleError } from '#shared/contract/errors.ts';
import { invalid } from '../found.ts';
import { backupPlaces } from '../keeping/backup-places.ts';
import { type FileKey, lockedWith, newFileKey } from '../store/file-key.ts';
import {
  findKeyFile,
  type KeyFile,
  type KeyPlaces,
  keepInApp,
  mendKeyFiles,
  newKeyFile,
  openKeyFile,
  removeKeyFiles,
  removeKeysBeside,
  rewrapped,
  settled,
  writeChanged,
  writeKeyFile,
} from './key-file.ts';
import { RECOVERY_BYTES, recoveryCodeFrom } from './recovery-code.ts';
import {
  isPartlyOpen,
  lockGradebook,
  lockTheRest,
  type TellStep,
  unlockFolder,
  unlockGradebook,
} from './turn-lock.ts';

/** A lock that is made and not yet on. */
export interface NewLock {
  readonly key: FileKey;
  readonly keyFile: KeyFile;
  /** Shown once; whoever loses the passphrase opens the gradebook with it. */
  readonly recovery: string;
}

const drawnCode = (): string => recoveryCodeFrom(randomBytes(RECOVERY_BYTES));

/** Makes a lock; takes a second, beside the host's thread. */
export async function makeLock(passphrase: string): Promise<NewLock> {
  const key = newFileKey();
  const recovery = drawnCode();
  return { key, recovery, keyFile: await newKeyFile(key, passphrase, recovery) };
}

/**
 * Puts a lock on a closed gradebook. Whatever fails before the file is locked leaves it as it was;
 * what fails after that is gone on with when the file is opened next.
 */
export async function putLock(
  places: KeyPlaces,
  { key, keyFile }: NewLock,
  tell: TellStep,
): Promise<void> {
  try {
    await writeKeyFile(places, keyFile);
    await lockGradebook(places.file, key, tell);
  } catch (error) {
    if (lockedWith(places.file) === key.id) return;
    removeKeyFiles(places, key.id);
    throw error;
  }
}

/** Takes the lock off a closed gradebook; then no key of it is kept beside it. */
export async function takeLockOff(places: KeyPlaces, key: FileKey, tell: TellStep): Promise<void> {
  try {
    await unlockGradebook(places.file, key, tell);
  } catch (error) {
    // What is open already of a gradebook that stays locked is locked again.
    await finishLock(places, key).catch(() => undefined);
    throw error;
  }
  removeKeysBeside(places, key.id);
  await openSecond(places, key);
}

/**
 * Backups that only the second folder still has, open like the rest. A stick that is in the drawer
 * keeps them locked, and its key file with them.
 */
async function openSecond({ file, folder }: KeyPlaces, key: FileKey): Promise<void> {
  for (const place of backupPlaces(file, folder)) {
    if (place.isSecond) await unlockFolder(place.folder, key).catch(() => undefined);
  }
}

/**
 * The key of a locked gradebook, by its passphrase or recovery code; null where it is not locked.
 * While the file is open `id` is given: whoever looks into it and closes it again lets go of the lock
 * by which the system keeps others out. Throws TroubleError KEY_FILE_MISSING, WRONG_PASSPHRASE,
 * INVALID.
 */
export async function keyBy(
  places: KeyPlaces,
  said: string,
  id: string | null = lockedWith(places.file),
): Promise<FileKey | null> {
  if (id === null) return null;
  const keyFile = findKeyFile(places, id);
  const { key, wrap } = await openKeyFile(keyFile, places.file, said);
  await mendKeyFiles(places, settled(keyFile, wrap));
  return key;
}

/** The key of a backup that was locked elsewhere; beside it nothing is written. */
export async function keyOfBackup(places: KeyPlaces, id: string, said: string): Promise<FileKey> {
  const { key, keyFile } = await opened(places, said, id);
  await keepInApp(places, keyFile);
  return key;
}

/** Goes on where locking was cut off, once the gradebook is open. */
export async function finishLock(places: KeyPlaces, key: FileKey): Promise<void> {
  if (!isPartlyOpen(places.file)) return;
  await lockTheRest(places.file, key, () => undefined);
}

/** Another passphrase; the gradebook itself is not written to. */
export async function changePassphrase(
  places: KeyPlaces,
  said: string,
  passphrase: string,
  id: string | null = lockedWith(places.file),
): Promise<void> {
  const { key, keyFile } = await opened(places, said, id);
  await writeChanged(places, await rewrapped(keyFile, key, 'passphrase', passphrase));
}

/** Another recovery code, shown once; the one before opens nothing any more. */
export async function changeRecovery(
  places: KeyPlaces,
  said: string,
  id: string | null = lockedWith(places.file),
): Promise<string> {
  const { key, keyFile } = await opened(places, said, id);
  const recovery = drawnCode();
  await writeChanged(places, await rewrapped(keyFile, key, 'recovery', recovery));
  return recovery;
}

async function opened(places: KeyPlaces, said: string, id: string | null) {
  if (id === null) throw notLocked(places.file);
  const keyFile = findKeyFile(places, id);
  const { key, wrap } = await openKeyFile(keyFile, places.file, said);
  return { keyFile: settled(keyFile, wrap), key };
}

export const notLocked = (file: string): TroubleError =>
  invalid('Gradebook', basename(file), 'why.not-locked');

export const lockedAlready = (file: string): TroubleError =>
  invalid('Gradebook', basename(file), 'why.locked-already');
