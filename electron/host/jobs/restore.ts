import { dirname } from 'node:path';
import { missingFrom, proveBackup, restoreBackup } from '../files/backup-files.ts';
import { chosenBackup } from '../files/chosen-backup.ts';
import { invalid } from '../found.ts';
import { keyForBackup } from '../lock/key-for-backup.ts';
import type { Handlers } from '../registry.ts';

/**
 * Puts a backup in the place of the open gradebook. Here the backup is only proven; the swap
 * happens once the shell has closed the file, and the host starts again on what stands there then.
 */
export const runRestore: Handlers['backup.restore'] = async (ctx, { from, secret }) => {
  const { file, now: at } = ctx.read();
  if (ctx.replaceFile === null) {
    throw invalid('restoring', file, 'why.restore-where');
  }
  ctx.progress(0, 1, 'job.restore');
  const { keeping } = ctx.read();
  const backup = chosenBackup(file, from, ctx.grants, keeping?.home ?? null);
  const folder = ctx.lock?.places.folder ?? dirname(file);
  const its = await keyForBackup({ file, folder }, backup, ctx.maintenance.key, secret);
  const { key } = its;
  const { evidence } = await proveBackup(backup, key);
  const filesMissing = await missingFrom(file, backup, key);
  ctx.progress(1, 1, 'job.restore');
  ctx.replaceFile(async () => {
    await restoreBackup(file, backup, at, key);
    await its.bringKeyFile();
    keeping?.forget();
  });
  return { evidence, filesMissing };
};
