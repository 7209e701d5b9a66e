import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import { MOVED_LIST, withMove } from '#shared/platform/moved-files.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { sha256Of, syncFile } from '../files/backup-files.ts';
import { backupFolder, readManifest, syncFolder } from '../files/backup-manifest.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { bringKeyFile } from '../lock/key-file.ts';
import { inspectCopy } from '../store/copy-check.ts';
import type { FileKey } from '../store/file-key.ts';
import { changeAside, readAside } from './aside.ts';
import { movedList } from './follow-moved.ts';

/** A free name for a gradebook in the app's own folder. */
export function localPath(home: string, file: string): string {
  const stem = basename(file).replace(/\.gradebook$/i, '');
  for (let n = 1; ; n += 1) {
    const path = join(home, n === 1 ? `${stem}.gradebook` : `${stem} ${n}.gradebook`);
    if (!existsSync(path)) return path;
  }
}

/**
 * Moves a closed gradebook onto this laptop: a copy that is proven, then the old file gets another
 * name beside it, and whoever asks for the old path is led to the new one. Its backups stay where
 * they are; where no second folder was chosen they become it. Until the last step the old file is as
 * it was. Throws TroubleError DISK_….
 */
export async function moveFile(
  home: string,
  file: string,
  to: string,
  key: FileKey | null,
): Promise<void> {
  const incoming = `${to}.unproven`;
  try {
    mkdirSync(home, { recursive: true });
    copyFileSync(file, incoming);
    syncFile(incoming);
    const { findings } = await inspectCopy(incoming, key);
    if (findings[0] || (await sha256Of(incoming)) !== (await sha256Of(file))) {
      throw new TroubleError('DISK_ERROR', { file: to, detail: findings[0] ?? 'copy' });
    }
    if (key) await bringKeyFile({ file, folder: home }, { file: to, folder: home }, key.id);
    renameSync(incoming, to);
    syncFolder(home);
  } catch (error) {
    rmSync(incoming, { force: true });
    throw diskTrouble(error, file);
  }
  const { last, second, isSecondPutOff } = readAside(home, file);
  const backups = backupFolder(file);
  const [newest] = readManifest(backups);
  const stays = newest
    ? {
        folder: dirname(file),
        inside: basename(backups),
        madeAt: newest.at,
        missingSince: null,
      }
    : null;
  changeAside(home, to, { last, second: second ?? stays, isSecondPutOff });
  await writeAtomic(join(home, MOVED_LIST), withMove(movedList(home), file, to));
  // From here on the new file is the one.
  renameSync(file, freeBeside(file));
  // Empty, as every closed file leaves it.
  rmSync(`${file}-journal`, { force: true });
  // Only now: until here the old file is the one, and its second folder with it.
  changeAside(home, file, { second: null });
  syncFolder(dirname(file));
}

function freeBeside(file: string): string {
  const stem = file.replace(/\.gradebook$/i, '');
  for (let n = 1; ; n += 1) {
    const path = `${stem} before the move${n === 1 ? '' : ` ${n}`}.gradebook`;
    if (!existsSync(path)) return path;
  }
}
