import { TroubleError } from '#shared/contract/errors.ts';
import { missingFrom, proveBackup, restoreBackup } from '../files/backup-files.ts';
import { chosenBackup } from '../files/chosen-backup.ts';
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
  const { keeping } = ctx.read();
  const backup = chosenBackup(file, from, ctx.grants, keeping?.home ?? null);
  const { evidence } = await proveBackup(backup);
  const filesMissing = await missingFrom(file, backup);
  ctx.progress(1, 1, 'job.restore');
  ctx.replaceFile(async () => {
    await restoreBackup(file, backup, at);
    keeping?.forget();
  });
  return { evidence, filesMissing };
};
