import { TroubleError } from '#shared/contract/errors.ts';
import { type FileKey, lockedWith } from '../store/file-key.ts';
import { bringKeyFile, type KeyPlaces } from './key-file.ts';
import { keyOfBackup } from './lock-up.ts';

/** What opens a backup that is to be restored. */
export interface BackupKey {
  readonly key: FileKey | null;
  /** To be called once the backup stands in the gradebook's place. */
  readonly bringKeyFile: () => Promise<void>;
}

/**
 * The key with which a backup takes the place of a gradebook: the gradebook's own, or what a
 * passphrase or recovery code opens where the backup was locked elsewhere. Throws TroubleError
 * FILE_LOCKED where one is needed, and what `keyBy` throws.
 */
export async function keyForBackup(
  places: KeyPlaces,
  backup: string,
  held: FileKey | null,
  said: string | undefined,
): Promise<BackupKey> {
  const id = lockedWith(backup);
  if (id === null || id === held?.id) return { key: held, bringKeyFile: () => Promise.resolve() };
  if (said === undefined) {
    throw new TroubleError('FILE_LOCKED', { file: backup, needs: 'passphrase' });
  }
  const from = { file: backup, folder: places.folder };
  return {
    key: await keyOfBackup(from, id, said),
    bringKeyFile: () => bringKeyFile(from, places, id),
  };
}
