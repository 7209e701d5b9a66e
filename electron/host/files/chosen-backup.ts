import { join } from 'node:path';
import type { Input } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { backupsEverywhere } from '../keeping/backup-places.ts';
import type { FileGrants } from './file-grants.ts';

/** Where the backup lies that a person chose; only a name that the manifest knows becomes a path. */
export function chosenBackup(
  file: string,
  from: Input<'backup.restore'>['from'],
  grants: FileGrants,
  home: string | null,
): string {
  if ('grant' in from) return grants.use(from.grant, 'read').path;
  const entry = backupsEverywhere(file, home).find((one) => one.file === from.file);
  if (!entry) throw new TroubleError('NOT_FOUND', { what: 'backup', name: from.file });
  return join(entry.folder, entry.file);
}
