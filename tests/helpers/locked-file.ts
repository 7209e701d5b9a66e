import { join } from 'node:path';
import { writeKeyFile } from '../../electron/host/lock/key-file.ts';
import { makeLock, type NewLock } from '../../electron/host/lock/lock-up.ts';
import type { FileKey } from '../../electron/host/store/file-key.ts';
import { testFolder } from './file-host.ts';

const made = new Map<string, Promise<NewLock>>();

/** A lock of a passphrase: made once in a test file, because scrypt takes its time by design. */
export function lockBy(passphrase: string): Promise<NewLock> {
  const lock = made.get(passphrase) ?? makeLock(passphrase);
  made.set(passphrase, lock);
  return lock;
}

/** A place where a gradebook is locked from its first page on, with its key file. */
export async function lockedFile(
  passphrase: string,
): Promise<{ readonly file: string; readonly key: FileKey }> {
  const folder = testFolder();
  const file = join(folder, 'a.gradebook');
  const { key, keyFile } = await lockBy(passphrase);
  await writeKeyFile({ file, folder }, keyFile);
  return { file, key: { ...key, secret: Buffer.from(key.secret) } };
}
