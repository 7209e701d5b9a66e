import { TroubleError } from '#shared/contract/errors.ts';
import { cleanFile } from '#shared/domain/attachment/clean-file.ts';
import { MOST_FILE_BYTES, MOST_FILES } from '#shared/domain/attachment/file-type.ts';
import type { WriteCtx } from '../context.ts';
import { invalid } from '../found.ts';
import { type FileRow, filesOfAttempts, keepBytes } from '../store/file-store.ts';

const KEPT_TYPES = 'pictures (JPEG, PNG, WebP), PDF and plain text';

/**
 * Keeps a file with an attempt, without what a camera wrote into it, whatever the sender took out
 * already. Throws TroubleError NOT_FOUND, ALREADY_VOIDED, INVALID.
 */
export function addFile(
  ctx: WriteCtx,
  evidence: string,
  { name: given, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Omit<FileRow, 'position' | 'sha256'> {
  const row = ctx.rows.get('evidence', evidence);
  if (!row) throw new TroubleError('NOT_FOUND', { what: 'evidence', name: evidence });
  if (row.voidedAt !== null) throw new TroubleError('ALREADY_VOIDED');
  const name = nameOf(given);
  const clean = cleanFile(bytes);
  if (clean === 'empty') throw invalid('file', name, 'it is empty');
  if (clean === 'unknown') {
    throw invalid('file', name, `Gradus keeps ${KEPT_TYPES}; save it as one of these`);
  }
  if (clean === 'damaged') {
    throw invalid('file', name, 'the picture is damaged or ends too early; make it again');
  }
  const size = clean.bytes.length;
  if (size > MOST_FILE_BYTES) {
    const most = `${MOST_FILE_BYTES / 1000} kB`;
    const why = `it has ${Math.ceil(size / 1000)} kB and may have ${most}; make it smaller, or a picture of it`;
    throw invalid('file', name, why);
  }
  const held = filesOfAttempts(ctx, [evidence])(evidence);
  if (held.length >= MOST_FILES) {
    const why = `this attempt has ${held.length} files, and ${MOST_FILES} is the most; remove one first`;
    throw invalid('file', name, why);
  }
  ctx.about({ class: row.class, student: row.student, objective: row.objective, count: 1 });
  const sha256 = keepBytes(ctx, clean.bytes);
  const id = ctx.newId();
  const position = (held.at(-1)?.position ?? -1) + 1;
  const { type } = clean;
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
