import { join } from 'node:path';
import type { Input } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { listBackups } from './backup-files.ts';
import { backupFolder } from './backup-manifest.ts';
import type { FileGrants } from './file-grants.ts';

/** Where the backup lies that a person chose; only a name that the manifest knows becomes a path. */
export function chosenBackup(
  file: string,
  from: Input<'backup.restore'>['from'],
  grants: FileGrants,
): string {
  if ('grant' in from) return grants.use(from.grant, 'read').path;
  if (!listBackups(file).some((entry) => entry.file === from.file)) {
    throw new TroubleError('NOT_FOUND', { what: 'backup', name: from.file });
  }
  return join(backupFolder(file), from.file);
}
