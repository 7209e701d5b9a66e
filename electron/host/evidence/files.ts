import { TroubleError } from '#shared/contract/errors.ts';
import { cleanFile } from '#shared/domain/attachment/clean-file.ts';
import { MOST_FILE_BYTES, MOST_FILES } from '#shared/domain/attachment/file-type.ts';
import type { WriteCtx } from '../context.ts';
import { invalid } from '../found.ts';
import { type FileRow, filesOfAttempts, keepBytes } from '../store/file-store.ts';

/** A file as it is kept. */
interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A file as it may be kept, without what a camera wrote into it. Throws TroubleError INVALID. */
export function keptFile(given: string, bytes: Uint8Array): KeptFile {
  const name = nameOf(given);
  const clean = cleanFile(bytes);
  if (clean === 'empty') throw invalid('file', name, 'why.file-empty');
  if (clean === 'unknown') {
    throw invalid('file', name, 'why.file-type');
  }
  if (clean === 'damaged') {
    throw invalid('file', name, 'why.picture-damaged');
  }
  if (clean === 'bomb') {
    throw invalid('file', name, 'why.picture-huge');
  }
  const size = clean.bytes.length;
  if (size > MOST_FILE_BYTES) {
    throw invalid('file', name, 'why.file-too-large', {
      size: String(Math.ceil(size / 1000)),
      most: String(MOST_FILE_BYTES / 1000),
    });
  }
  return { name, ...clean };
}

/** The refusal of files beyond those that one attempt takes; null: they fit. */
export function tooMany(name: string, held: number, more: number): TroubleError | null {
  if (held + more <= MOST_FILES) return null;
  return invalid('file', name, 'why.files-too-many', { held, most: MOST_FILES });
}

/**
 * Keeps a file with an attempt, whatever the sender took out of it already. Throws TroubleError
 * NOT_FOUND, ALREADY_VOIDED, INVALID.
 */
export function addFile(
  ctx: WriteCtx,
  evidence: string,
  given: { readonly name: string; readonly bytes: Uint8Array },
): Omit<FileRow, 'position' | 'sha256'> {
  const row = ctx.rows.get('evidence', evidence);
  if (!row) throw new TroubleError('NOT_FOUND', { what: 'evidence', name: evidence });
  if (row.voidedAt !== null) throw new TroubleError('ALREADY_VOIDED');
  const { name, type, bytes } = keptFile(given.name, given.bytes);
  const held = filesOfAttempts(ctx, [evidence])(evidence);
  const full = tooMany(name, held.length, 1);
  if (full) throw full;
  ctx.about({ class: row.class, student: row.student, objective: row.objective, count: 1 });
  const sha256 = keepBytes(ctx, bytes);
  const id = ctx.newId();
  const position = (held.at(-1)?.position ?? -1) + 1;
  const size = bytes.length;
  ctx.rows.insert('attachment', id, { evidence, position, name, type, size, sha256 });
  return { id, name, type, size };
}

/** The work stays what it was when its level was mistyped: its files go on to the entry that stands. */
export function handOnFiles(ctx: WriteCtx, from: string, evidence: string): void {
  for (const { id: _, ...file } of filesOfAttempts(ctx, [from])(from)) {
    ctx.rows.insert('attachment', ctx.newId(), { ...file, evidence });
  }
}

/** The last part of a path: where a file lay is nobody's business. */
const nameOf = (given: string): string => given.split(/[\\/]/).at(-1)?.trim() || 'file';
