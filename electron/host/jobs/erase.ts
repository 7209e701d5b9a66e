import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { createSay, sentenceOf } from '#shared/text/text.ts';
import type { JobCtx } from '../context.ts';
import { filesStillHolding } from '../erase/beside.ts';
import { areBehind, backupsIn, eraseBackups, noteErased } from '../erase/erase-backups.ts';
import { eraseRows } from '../erase/erase-rows.ts';
import { goingWith } from '../erase/going.ts';
import { writeErased } from '../erase/roots.ts';
import { rootsOf, standingOf, whatGoes } from '../erase/what-goes.ts';
import { backupFolder } from '../files/backup-manifest.ts';
import { forgetPictures, sweepPictures } from '../files/backup-pictures.ts';
import { backupPlaces } from '../keeping/backup-places.ts';
import { refuseForeign } from '../not-yours.ts';
import type { Handlers } from '../registry.ts';
import { erasedCount, erasedRoots } from '../store/erased-store.ts';

/**
 * Erases a student or a class for good: in the file in one transaction, all or nothing, and then in
 * the file's free pages and in its backups, which a next start finishes if this one is cut off. Throws
 * TroubleError ERASE_UNSURE, ERASE_COUNTS_ELSEWHERE, NOT_FOUND, CANCELLED before anything is written.
 */
export const runErase: Handlers['erase.run'] = async (ctx, { what, accept, evidence = false }) => {
  ctx.progress(0, 1, 'job.erase');
  const { name, records, backups, elsewhere } = whatGoes(ctx.read(), what);
  if (!accept) {
    throw new TroubleError('ERASE_UNSURE', { name, records, backups, needs: 'accept' });
  }
  if (elsewhere > 0 && !evidence) {
    throw new TroubleError('ERASE_COUNTS_ELSEWHERE', { name, count: elsewhere, needs: 'evidence' });
  }
  // Two turns, because messages are read between them: this is the last moment for a cancel.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  ctx.progress(0, 1, 'job.erase');
  const {
    value: { roots, hashes },
  } = ctx.transact({ name: 'erase.run' }, (tx) => {
    const roots = rootsOf(tx, what);
    const going = goingWith(tx, roots);
    // What a teacher's file brought, that teacher erases.
    refuseForeign(tx, standingOf(tx, going));
    writeErased(tx, roots);
    tx.about({ kind: 'student' in what ? 'student' : 'class', count: records });
    return { roots, hashes: eraseRows(tx, going) };
  });
  const done = await finish(ctx, hashes);
  const beside = await filesStillHolding(ctx, roots);
  return { records, ...done, beside };
};

/** Does what an erasing, here or by a merge, has left to do. */
export const finishErasing: Handlers['erase.finish'] = (ctx) => finish(ctx, []);

async function finish(ctx: JobCtx, hashes: readonly string[]): Promise<Output<'erase.finish'>> {
  const read = ctx.read();
  const done = { backups: 0, failed: [], away: null };
  // Previews were made of what is no more.
  if (hashes.length > 0 || erasedCount(read) > 0) ctx.previews.clear();
  if (read.file === ':memory:') return done;
  const folder = backupFolder(read.file);
  if (!areBehind(folder, erasedCount(read))) return done;
  const tell = sayingOnly(ctx);
  tell(0, 1, 'job.erase-file');
  ctx.maintenance.vacuum();
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  forgetPictures(folder, hashes);
  const erasing = {
    roots: erasedRoots(read),
    effects: ctx.effects,
    device: read.device,
    key: ctx.maintenance.key,
    progress: (at: number, total: number) => tell(at, total, 'job.erase-backups'),
  };
  const own = await eraseBackups({ ...erasing, folder });
  await sweepPictures(ctx.maintenance, folder);
  const second = backupPlaces(read.file, read.keeping?.home ?? null).find((one) => one.isSecond);
  const there = second?.isThere === true ? second.folder : null;
  let failed = own.failed;
  let { backups } = own;
  if (there !== null && there !== folder) {
    // What only the second folder has is no copy of what lies here: it is rewritten there and stays.
    const without = new Set(backupsIn(folder));
    const others = await eraseBackups({ ...erasing, folder: there, without });
    backups += others.backups;
    const inFull = others.failed.map((one) => ({ ...one, file: join(there, one.file) }));
    failed = [...failed, ...inFull];
    await read.keeping?.copyBackups(hashes);
    await sweepPictures(ctx.maintenance, there);
  } else {
    // What was rewritten here may not stay elsewhere as it was; a stick in the drawer is waited for.
    await read.keeping?.rewriteSecond();
  }
  if (failed.length === 0) noteErased(folder, erasedCount(read));
  const say = createSay();
  return {
    backups,
    failed: failed.map(({ file, trouble }) => ({ file, why: sentenceOf(say, trouble) })),
    away: second && there === null ? second.folder : null,
  };
}

/** Says how far it is and hears no cancel: it is written, and would only be left half finished. */
const sayingOnly = (ctx: JobCtx) => (done: number, total: number, label: string) => {
  try {
    ctx.progress(done, total, label);
  } catch (error) {
    const isCancel = error instanceof TroubleError && error.trouble.code === 'CANCELLED';
    if (!isCancel) throw error;
  }
};
