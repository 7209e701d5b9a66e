import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ErrorCode, Trouble } from '#shared/contract/errors.ts';

const BY_ERRNO: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EIO: 'DISK_ERROR',
  ENOENT: 'FOLDER_NOT_FOUND',
  ENOTDIR: 'FOLDER_NOT_FOUND',
  EISDIR: 'FILE_EXISTS',
};

/**
 * Writes what the shell itself made, beside the place and then under its name: whoever looks finds
 * the old file or the new one. Answers what kept it; the place is as it was then.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Trouble | null> {
  const folder = dirname(path);
  const file = basename(path);
  const beside = join(folder, `.${file}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
    return null;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
    const code = BY_ERRNO[errno] ?? 'FILE_READ_ONLY';
    return { code, params: { file, folder, detail: errno } };
  }
}
