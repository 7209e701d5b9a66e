import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { diskTrouble } from './disk-trouble.ts';

/** A virus scanner or a synced folder may hold a fresh file for a moment. */
const BUSY = new Set(['EPERM', 'EACCES', 'EBUSY']);
const PAUSES = [20, 60, 200, 500];

/**
 * Writes a whole file: beside the target, on disk, then renamed over it. Whoever looks sees the old
 * file or the new one, never half. Throws TroubleError (DISK_FULL, FILE_READ_ONLY, …) and leaves
 * the target as it was. `mode` is the file's from its first byte on; `lastWord` may still throw when
 * all is on disk and only the name is missing.
 */
export async function writeAtomic(
  path: string,
  content: string | Uint8Array,
  mode = 0o666,
  lastWord: () => void = () => undefined,
): Promise<void> {
  const folder = dirname(path);
  const beside = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(beside, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    lastWord();
    await renamePatiently(beside, path);
    await syncFolder(folder);
  } catch (error) {
    // Where nothing may be looked at, nothing can be taken away either: what went wrong first is said.
    await rm(beside, { force: true }).catch(() => undefined);
    throw diskTrouble(error, basename(path), folder);
  }
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const pause of PAUSES) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (process.platform !== 'win32' || !BUSY.has(code)) throw error;
      await wait(pause);
    }
  }
  await rename(from, to);
}

/** Folders into which one may put and not look, and file systems that sync none. */
const UNSYNCED = new Set(['EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EBADF']);

/**
 * The new name is on disk too. Windows keeps names without being asked, and so does whatever does
 * not let itself be asked: the file is there by now, and nobody is to hear that it is not.
 */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!UNSYNCED.has(code)) throw error;
  }
}
