import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { TroubleError } from '#shared/contract/errors.ts';
import { invalid } from '../found.ts';
import { changeAside, readAside } from '../keeping/aside.ts';
import { type FileKey, lockedWith, newFileKey } from '../store/file-key.ts';
import {
  findKeyFile,
  type KeyFile,
  type KeyPlaces,
  mendKeyFiles,
  newKeyFile,
  openKeyFile,
  removeKeyFiles,
  rewrapped,
  writeKeyFile,
} from './key-file.ts';
import { RECOVERY_BYTES, recoveryCodeFrom } from './recovery-code.ts';
import {
  isPartlyOpen,
  lockGradebook,
  lockTheRest,
  type TellStep,
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
    expectInSecond(places);
    await lockGradebook(places.file, key, tell);
  } catch (error) {
    if (lockedWith(places.file) === key.id) return;
    removeKeyFiles(places, key.id);
    throw error;
  }
}

/** Takes the lock off a closed gradebook; then no key of it is kept. */
export async function takeLockOff(places: KeyPlaces, key: FileKey, tell: TellStep): Promise<void> {
  expectInSecond(places);
  try {
    await unlockGradebook(places.file, key, tell);
  } catch (error) {
    // What is open already of a gradebook that stays locked is locked again.
    await finishLock(places, key).catch(() => undefined);
    throw error;
  }
  removeKeyFiles(places, key.id);
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
  const key = await openKeyFile(keyFile, places.file, said);
  await mendKeyFiles(places, keyFile);
  return key;
}

/** Goes on where locking was cut off, once the gradebook is open. */
export async function finishLock(places: KeyPlaces, key: FileKey): Promise<void> {
  if (!isPartlyOpen(places.file)) return;
  expectInSecond(places);
  await lockTheRest(places.file, key, () => undefined);
}

/** What is rewritten here is rewritten in the second folder too, once that is at hand. */
function expectInSecond({ file, folder }: KeyPlaces): void {
  const { second } = readAside(folder, file);
  if (second) changeAside(folder, file, { second: { ...second, isStale: true } });
}

/** Another passphrase; the gradebook itself is not written to. */
export async function changePassphrase(
  places: KeyPlaces,
  said: string,
  passphrase: string,
  id: string | null = lockedWith(places.file),
): Promise<void> {
  const { key, keyFile } = await opened(places, said, id);
  await writeKeyFile(places, await rewrapped(keyFile, key, 'passphrase', passphrase));
}

/** Another recovery code, shown once; the one before opens nothing any more. */
export async function changeRecovery(
  places: KeyPlaces,
  said: string,
  id: string | null = lockedWith(places.file),
): Promise<string> {
  const { key, keyFile } = await opened(places, said, id);
  const recovery = drawnCode();
  await writeKeyFile(places, await rewrapped(keyFile, key, 'recovery', recovery));
  return recovery;
}

async function opened(places: KeyPlaces, said: string, id: string | null) {
  if (id === null) throw notLocked(places.file);
  const keyFile = findKeyFile(places, id);
  return { keyFile, key: await openKeyFile(keyFile, places.file, said) };
}

export const notLocked = (file: string): TroubleError =>
  invalid('Gradebook', basename(file), 'why.not-locked');

export const lockedAlready = (file: string): TroubleError =>
  invalid('Gradebook', basename(file), 'why.locked-already');
