import { basename } from 'node:path';
import { makeBackup, writeVerifiedCopy } from '../files/backup-files.ts';
import { invalid } from '../found.ts';
import type { Handlers } from '../registry.ts';

/** Makes one verified backup: into the gradebook's own folder, or to a place that was chosen. */
export const runBackup: Handlers['backup.make'] = async (ctx, { to, keep = false }) => {
  const { file, now: at } = ctx.read();
  ctx.progress(0, 1, 'job.backup');
  if (to !== null) {
    const { path, name } = ctx.grants.use(to, 'write');
    // A person who picked an existing file has agreed to replace it; a half one is never left.
    const { bytes, sha256 } = await writeVerifiedCopy(ctx.maintenance, path);
    return { file: name, bytes, sha256, at };
  }
  if (file === ':memory:') {
    throw invalid('gradebook', '', 'why.no-backup-folder');
  }
  const { entry, forgotten } = await makeBackup(ctx.maintenance, file, at, keep);
  const { bytes, sha256, file: name } = entry;
  await ctx.read().keeping?.copyBackups(forgotten);
  return { file: basename(name), bytes, sha256, at };
};
