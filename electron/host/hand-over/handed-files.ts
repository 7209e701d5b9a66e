import { HANDED_OVER } from '#shared/domain/attempt.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import { bytesOf, type FileRow, filesOfAttempts, hashOf, keepBytes } from '../store/file-store.ts';
import { attemptsOfOrigin, isNamed } from '../store/hand-over-files.ts';

/** A file of an attempt of a record, with its bytes. */
export interface HandedFile extends Pick<FileRow, 'name' | 'type' | 'size' | 'position'> {
  /** The attempt where it was first recorded. */
  readonly attempt: string;
  readonly bytes: Uint8Array;
}

/** The files of a student's attempts that a record brings; none where none were asked for. */
export function filesTold(ctx: ReadCtx, student: string): HandedFile[] {
  const attempts = attemptsOfOrigin(ctx, student);
  const filesOf = filesOfAttempts(
    ctx,
    attempts.map(({ id }) => id),
  );
  return attempts.flatMap(({ id, source, sourceId }) =>
    filesOf(id).flatMap(({ name, type, size, position, sha256 }) => {
      const bytes = bytesOf(ctx, sha256);
      const attempt = source === HANDED_OVER && sourceId !== null ? sourceId : id;
      const isTold = bytes !== undefined && hashOf(bytes) === sha256;
      return isTold ? [{ attempt, name, type, size, position, bytes }] : [];
    }),
  );
}

/**
 * Puts the files of a record with the attempts that it brought; one that is here already, or was
 * removed here, is left as it is. Answers how many are new.
 */
export function bringFiles(ctx: WriteCtx, student: string, files: readonly HandedFile[]): number {
  if (files.length === 0) return 0;
  let brought = 0;
  for (const { id: evidence, source, sourceId } of attemptsOfOrigin(ctx, student)) {
    if (source !== HANDED_OVER) continue;
    for (const { attempt, bytes, ...file } of files.filter((one) => one.attempt === sourceId)) {
      const sha256 = hashOf(bytes);
      const id = nameId('handed file', evidence, `${file.position}`, sha256);
      if (isNamed(ctx, evidence, sha256)) continue;
      keepBytes(ctx, bytes);
      ctx.rows.put('attachment', id, { ...file, evidence, sha256 });
      brought += 1;
    }
  }
  return brought;
}
