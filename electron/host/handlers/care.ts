import { runBackup } from '../jobs/backup.ts';
import { runCheck } from '../jobs/check.ts';
import { runRepair } from '../jobs/repair.ts';
import { runRestore } from '../jobs/restore.ts';
import { shownBackups } from '../keeping/backup-places.ts';
import type { Handlers } from '../registry.ts';

/** Keeping the file whole. */
export const care: Pick<
  Handlers,
  'check.run' | 'check.repair' | 'backup.make' | 'backup.list' | 'backup.restore'
> = {
  'check.run': runCheck,
  'check.repair': runRepair,
  'backup.make': runBackup,
  'backup.restore': runRestore,
  'backup.list': (ctx) => shownBackups(ctx.file, ctx.keeping?.home ?? null),
};
