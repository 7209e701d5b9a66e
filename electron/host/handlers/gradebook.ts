import { newestBackupAt } from '../files/backup-manifest.ts';
import { createGradebook } from '../jobs/create-gradebook.ts';
import { fillDemo } from '../jobs/demo.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { erasedUpTo } from '../store/erased-store.ts';
import {
  allSettings,
  gradebookCounts,
  gradebookRow,
  redoStep,
  saveGradebook,
  undoStep,
} from '../store/gradebook-store.ts';
import { viewOf } from '../store/op-store.ts';

/** The gradebook as a whole: whose it is, what it holds, its settings. */
export const gradebook: Pick<
  Handlers,
  | 'gradebook.get'
  | 'gradebook.save'
  | 'gradebook.create'
  | 'gradebook.demo'
  | 'setting.get'
  | 'setting.set'
> = {
  'gradebook.get': (ctx) => {
    const row = gradebookRow(ctx);
    const end = erasedUpTo(ctx);
    const [undo, redo] = [undoStep(ctx), redoStep(ctx)].map((step) =>
      step && step.key > end ? step : undefined,
    );
    return {
      file: ctx.file,
      teacher: row?.teacher ?? null,
      school: row?.school ?? null,
      today: ctx.today,
      ...gradebookCounts(ctx),
      undo: undo ? viewOf(ctx, undo) : null,
      redo: redo ? viewOf(ctx, redo) : null,
      // After a move the backups of before lie in the second folder only.
      backupAt: newestBackupAt(ctx.file) ?? ctx.keeping?.view(ctx.now).second?.madeAt ?? null,
    };
  },
  'gradebook.save': (ctx, input) => {
    saveGradebook(ctx, input);
    return {};
  },
  'gradebook.create': createGradebook,
  'gradebook.demo': fillDemo,
  'setting.get': (ctx) =>
    Object.fromEntries(allSettings(ctx).map(({ name, value }) => [name, value])),
  'setting.set': (ctx, { name, value }) => {
    const id = nameId('setting', name);
    if (value !== null) ctx.rows.put('setting', id, { name, value });
    else if (ctx.rows.get('setting', id)) ctx.rows.remove('setting', id);
    return {};
  },
};
