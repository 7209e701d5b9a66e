import { type ErrorCode, TroubleError } from '#shared/contract/errors.ts';
import { classify } from '../store/connection.ts';

const BY_ERRNO: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'FILE_READ_ONLY',
  EPERM: 'FILE_READ_ONLY',
  EROFS: 'FILE_READ_ONLY',
  ENOENT: 'FILE_NOT_FOUND',
  EEXIST: 'FILE_EXISTS',
  ENOTDIR: 'FILE_EXISTS',
  EISDIR: 'FILE_EXISTS',
  EIO: 'DISK_ERROR',
  EBUSY: 'FILE_OPEN_ELSEWHERE',
};

/**
 * Turns what the file system or SQLite threw into one of our troubles; the rest is passed on.
 * `folder`: where something was to be written; there ENOENT means that this folder is missing.
 */
export function diskTrouble(error: unknown, file: string, folder?: string): unknown {
  if (error instanceof TroubleError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (folder !== undefined && (code === 'ENOENT' || code === 'ENOTDIR')) {
    return new TroubleError('FOLDER_NOT_FOUND', { file, folder });
  }
  const known = BY_ERRNO[code];
  return known ? new TroubleError(known, { file, detail: code }) : classify(error, file);
}
