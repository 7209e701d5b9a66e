import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import type { Effects } from '../context.ts';
import { proveBackup, sha256Of, syncFile } from '../files/backup-files.ts';
import {
  type BackupEntry,
  readErased,
  readManifest,
  syncFolder,
  writeManifest,
} from '../files/backup-manifest.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { classify, openConnection } from '../store/connection.ts';
import { inspectCopy } from '../store/copy-check.ts';
import { type ErasedName, erasedRoots, openRoots } from '../store/erased-store.ts';
import type { FileKey } from '../store/file-key.ts';
import { teacherName } from '../store/gradebook-store.ts';
import { migrate } from '../store/migrate.ts';
import { createDoor } from '../transact.ts';
import { eraseRows } from './erase-rows.ts';
import { goingWith } from './going.ts';
import { withHelp, writeErased } from './roots.ts';

/** What became of the backups of a folder. */
export interface ErasedBackups {
  /** How many hold nothing of it any more. */
  readonly backups: number;
  /** Those that could not be rewritten, by name, and why. */
  readonly failed: readonly { readonly file: string; readonly trouble: Trouble }[];
}

export interface ErasingBackups {
  readonly folder: string;
  readonly roots: readonly ErasedName[];
  readonly effects: Effects;
  readonly device: string;
  /** What the gradebook is locked with, and its backups; null: they are open. */
  readonly key: FileKey | null;
  readonly progress: (done: number, total: number) => void;
  /** Names of those that are left as they are, because they are copied anew. */
  readonly without?: ReadonlySet<string>;
}

/**
 * Rewrites every backup of a folder without what was erased, also the files that restoring kept: each
 * as a copy first, which is proven like a new backup and then takes the place of the old one. One that
 * cannot be rewritten stays as it is and is named.
 */
export async function eraseBackups(of: ErasingBackups): Promise<ErasedBackups> {
  const { folder, progress } = of;
  const files = backupsIn(folder).filter((name) => !of.without?.has(name));
  const failed: { file: string; trouble: Trouble }[] = [];
  let backups = 0;
  for (const [done, file] of files.entries()) {
    progress(done, files.length);
    try {
      await rewrite(of, file);
      backups += 1;
    } catch (error) {
      const known = classify(error, file);
      if (!(known instanceof TroubleError)) throw error;
      failed.push({ file, trouble: known.trouble });
    }
    // Questions of the window have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const file of sealedIn(folder)) {
    failed.push({ file, trouble: { code: 'FILE_DAMAGED', params: { file } } });
  }
  progress(files.length, files.length);
  return { backups, failed };
}

/** All is done: the manifest says so last, so that whatever was interrupted is done again. */
export const noteErased = (folder: string, count: number): void =>
  writeManifest(folder, readManifest(folder), count);

/** Names of everything in a folder that holds a gradebook. */
export const backupsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.gradebook'))
        .sort()
    : [];

/** What was too damaged to be locked otherwise: nobody can say whom it still holds. */
const sealedIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.gradebook.sealed'))
        .sort()
    : [];

/** True where backups may still hold what was erased; `count` is what the gradebook knows of. */
export const areBehind = (folder: string, count: number): boolean =>
  count > 0 && readErased(folder) < count;

async function rewrite({ folder, roots, effects, device, key }: ErasingBackups, file: string) {
  const path = join(folder, file);
  const copy = `${path}.unproven`;
  const journals = [`${path}-journal`, `${copy}-journal`] as const;
  try {
    copyFileSync(path, copy);
    if (existsSync(journals[0])) copyFileSync(journals[0], journals[1]);
    const isRewritten = await eraseIn(copy, { roots, effects, device, key });
    // One that was interrupted after its last move is whole, and only its manifest is not.
    const isListed = readManifest(folder).some((entry) => entry.file === file);
    if (isRewritten && isListed) await proveBackup(path, key);
    const { findings, evidence, revision } = await inspectCopy(copy, key);
    if (findings[0]) throw new TroubleError('FILE_DAMAGED', { file });
    const sha256 = await sha256Of(copy);
    syncFile(copy);
    const bytes = statSync(copy).size;
    // It may have been thinned out in the meantime.
    if (!existsSync(path)) return;
    renameSync(copy, path);
    rmSync(journals[0], { force: true });
    syncFolder(folder);
    const told = (entry: BackupEntry): BackupEntry =>
      entry.file === file ? { ...entry, bytes, sha256, evidence, revision } : entry;
    writeManifest(folder, readManifest(folder).map(told));
  } catch (error) {
    throw diskTrouble(error, file, folder);
  } finally {
    for (const left of [copy, journals[1]]) rmSync(left, { force: true });
  }
}

/** Erases in a closed file; false where nothing of it was there any more. */
async function eraseIn(
  path: string,
  { roots, effects, device, key }: Pick<ErasingBackups, 'roots' | 'effects' | 'device' | 'key'>,
): Promise<boolean> {
  const db = await openConnection(path, true, key);
  try {
    migrate(db);
    const door = createDoor(db, effects, device, teacherName, () => null);
    const ctx = door.readCtx();
    const known = new Set(erasedRoots(ctx).map(({ entity, row }) => `${entity} ${row}`));
    const isDone = roots.every(({ entity, row }) => known.has(`${entity} ${row}`));
    if (isDone && openRoots(ctx).length === 0) return false;
    door.transact({ name: 'erase.run' }, (tx) => {
      const all = withHelp(tx, roots);
      writeErased(tx, all);
      eraseRows(tx, goingWith(tx, all));
    });
    // Nothing is left in pages that are free.
    db.exec('VACUUM');
    return true;
  } finally {
    db.close();
  }
}
