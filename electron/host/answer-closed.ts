import * as v from 'valibot';
import { contract } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { Envelope } from '#shared/contract/port.ts';
import { restoreBackup } from './files/backup-files.ts';
import { chosenBackup } from './files/chosen-backup.ts';
import type { FileGrants } from './files/file-grants.ts';
import { changeAside } from './keeping/aside.ts';
import { shownBackups } from './keeping/backup-places.ts';
import { keyForBackup } from './lock/key-for-backup.ts';
import type { FileKey } from './store/file-key.ts';

export interface ClosedGradebook {
  readonly file: string;
  /** The app's folder. */
  readonly home: string;
  /** Why it did not open. */
  readonly trouble: Trouble;
  /** The key, where it was given and the file did not open all the same. */
  readonly key: FileKey | null;
  readonly grants: FileGrants;
  readonly now: () => number;
}

/**
 * What a host answers whose gradebook did not open: why, whatever is asked; but which backups there
 * are, and it puts one in the file's place, where the file is lost. The host must start again after
 * that. Throws what restoreBackup throws.
 */
export async function answerClosed(
  { file, home, trouble, key, grants, now }: ClosedGradebook,
  name: string,
  input: unknown,
): Promise<Envelope> {
  const why: Envelope = { ok: false, error: trouble };
  if ((name !== 'backup.list' && name !== 'backup.restore') || !isLost(file, home, trouble))
    return why;
  if (name === 'backup.list') return answer(shownBackups(file, home));
  const asked = v.safeParse(contract['backup.restore'].input, input);
  if (!asked.success) return why;
  const { from, secret } = asked.output;
  const backup = chosenBackup(file, from, grants, home);
  const its = await keyForBackup({ file, folder: home }, backup, key, secret);
  const { evidence, filesMissing } = await restoreBackup(file, backup, now(), its.key);
  await its.bringKeyFile();
  changeAside(home, file, { last: null });
  return answer({ evidence, filesMissing });
}

/** A newer file, one open elsewhere or one on a full disk is whole: nothing may take its place. */
function isLost(file: string, home: string, { code }: Trouble): boolean {
  // What has no backups may be anybody's file and never was a gradebook.
  if (code === 'FILE_NOT_A_GRADEBOOK') return shownBackups(file, home).length > 0;
  // What nobody foresaw may be damage that the database itself does not see.
  return code === 'FILE_DAMAGED' || code === 'FILE_NOT_FOUND' || code === 'INTERNAL';
}

/** There is no revision while no gradebook is open. */
const answer = (value: unknown): Envelope => ({ ok: true, value, rev: 0, changes: [] });
