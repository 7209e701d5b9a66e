import { basename } from 'node:path';
import type { JobCtx, LockCtx } from '../context.ts';
import { makeBackup } from '../files/backup-files.ts';
import { invalid } from '../found.ts';
import {
  changePassphrase,
  changeRecovery,
  keyBy,
  lockedAlready,
  makeLock,
  notLocked,
  putLock,
  takeLockOff,
} from '../lock/lock-up.ts';
import type { TellStep } from '../lock/turn-lock.ts';
import type { Handlers } from '../registry.ts';

/** Encrypts the gradebook and everything kept of it; answers the recovery code, this once. */
export const runLock: Handlers['lock.set'] = async (ctx, { passphrase }) => {
  const { file, isLocked, now } = ctx.read();
  const { places, whileClosed } = lockOf(ctx);
  if (isLocked) throw lockedAlready(file);
  ctx.progress(0, 1, 'job.lock');
  const made = await makeLock(passphrase);
  await makeBackup(ctx.maintenance, file, now);
  whileClosed(async () => {
    await putLock(places, made, telling(ctx, 'job.lock'));
    return made.key;
  });
  return { recovery: made.recovery };
};

/** Takes the lock off for good. */
export const runUnlock: Handlers['lock.off'] = async (ctx, { secret }) => {
  const { places, whileClosed } = lockOf(ctx);
  const key = await keyBy(places, secret, idOf(ctx));
  if (key === null) throw notLocked(places.file);
  whileClosed(async () => {
    await takeLockOff(places, key, telling(ctx, 'job.unlock'));
    return null;
  });
  return {};
};

/** Closes the file and forgets its key. */
export const runLockNow: Handlers['lock.now'] = (ctx) => {
  const { places, whileClosed } = lockOf(ctx);
  if (!ctx.read().isLocked) throw notLocked(places.file);
  whileClosed(() => Promise.resolve('closed'));
  return Promise.resolve({});
};

export const runChangePassphrase: Handlers['lock.change'] = async (ctx, { secret, passphrase }) => {
  await changePassphrase(lockOf(ctx).places, secret, passphrase, idOf(ctx));
  return {};
};

export const runNewRecovery: Handlers['lock.recovery'] = async (ctx, { secret }) => ({
  recovery: await changeRecovery(lockOf(ctx).places, secret, idOf(ctx)),
});

/** Where it is open there is nothing to do; a closed one is opened by whoever holds it. */
export const runOpen: Handlers['lock.open'] = () => Promise.resolve({});

/** The file is open, so nobody looks into it to ask which key it has. */
const idOf = (ctx: JobCtx): string | null => ctx.maintenance.key?.id ?? null;

function lockOf(ctx: JobCtx): LockCtx {
  const { file } = ctx.read();
  if (file === ':memory:') throw invalid('Gradebook', '', 'why.no-file-to-lock');
  if (ctx.lock) return ctx.lock;
  throw invalid('Gradebook', basename(file), 'why.lock-where');
}

/** The file is closed by then: nobody can call this off any more. */
const telling =
  (ctx: JobCtx, label: string): TellStep =>
  (done, total) => {
    try {
      ctx.progress(done, total, label);
    } catch {
      // Cancelled too late.
    }
  };
