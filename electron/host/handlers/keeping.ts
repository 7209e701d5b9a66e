import { TroubleError } from '#shared/contract/errors.ts';
import type { JobCtx } from '../context.ts';
import { listBackups, makeBackup } from '../files/backup-files.ts';
import { KEPT_NOWHERE, type Keeping } from '../keeping/keeping.ts';
import type { Handlers } from '../registry.ts';

/** Where the gradebook and its copies lie. */
export const keeping: Pick<
  Handlers,
  'keeping.get' | 'keeping.settle' | 'keeping.second' | 'keeping.take' | 'keeping.move'
> = {
  'keeping.get': (ctx) => ctx.keeping?.view(ctx.now) ?? KEPT_NOWHERE,
  'keeping.settle': async (ctx, { what }) => {
    keptAside(ctx).settle(what);
    return {};
  },
  'keeping.second': async (ctx, { folder }) => {
    const here = keptAside(ctx);
    const { file, now } = ctx.read();
    // A folder that says that it has the backups is not to be empty.
    if (folder !== null && listBackups(file).length === 0) {
      await makeBackup(ctx.maintenance, file, now);
    }
    return { backups: await here.chooseSecond(folder) };
  },
  'keeping.take': (ctx, { copy }) => keptAside(ctx).take(copy),
  'keeping.move': async (ctx) => {
    const here = keptAside(ctx);
    if (ctx.replaceFile === null) throw new TroubleError('NOT_ALLOWED', { what: 'move' });
    const file = here.target();
    ctx.replaceFile(() => here.move(file));
    return { file };
  },
};

function keptAside(ctx: JobCtx): Keeping {
  const { keeping: found } = ctx.read();
  if (!found) throw new TroubleError('NOT_ALLOWED', { what: 'gradebook in memory' });
  return found;
}
