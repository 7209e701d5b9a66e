import { join } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import { listBackups, proveBackup, restoreBackup } from '../files/backup-files.ts';
import { backupFolder } from '../files/backup-manifest.ts';
import type { Handlers } from '../registry.ts';

/**
 * Puts a backup in the place of the open gradebook. Here the backup is only proven; the swap
 * happens once the shell has closed the file, and the host starts again on what stands there then.
 */
export const runRestore: Handlers['backup.restore'] = async (ctx, { from }) => {
  const { file, now: at } = ctx.read();
  if (ctx.replaceFile === null) {
    throw new TroubleError('INVALID', {
      what: 'Restoring',
      value: file,
      why: 'it needs a window, or the command restore with the gradebook closed',
    });
  }
  ctx.progress(0, 1, 'job.restore');
  const backup =
    'grant' in from ? ctx.grants.use(from.grant, 'read').path : listed(file, from.file);
  const { evidence } = await proveBackup(backup);
  ctx.progress(1, 1, 'job.restore');
  ctx.replaceFile(() => restoreBackup(file, backup, at));
  return { evidence };
};

/** Only a name that the manifest knows becomes a path. */
function listed(file: string, name: string): string {
  if (!listBackups(file).some((entry) => entry.file === name)) {
    throw new TroubleError('NOT_FOUND', { what: 'backup', name });
  }
  return join(backupFolder(file), name);
}
