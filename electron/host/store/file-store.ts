import { createHash } from 'node:crypto';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { listed, sqlFor } from './query.ts';

/** A file of an attempt, without its bytes. */
export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly position: number;
}

/** SHA-256 of bytes, as files are named by it. */
export const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The files of some attempts in the order in which they were added. */
export function filesOfAttempts(
  ctx: ReadCtx,
  attempts: readonly string[],
): (attempt: string) => FileRow[] {
  const rows =
    attempts.length === 0
      ? []
      : ctx.query.all(
          sqlFor
            .selectFrom('attachment')
            .innerJoin('evidence', 'evidence.key', 'attachment.evidence')
            .select([
              'evidence.id as attempt',
              'attachment.id',
              'attachment.name',
              'attachment.type',
              'attachment.size',
              'attachment.sha256',
              'attachment.position',
            ])
            .where('evidence.id', 'in', listed(attempts))
            .where('attachment.deleted', '=', 0)
            .orderBy('attachment.position')
            .orderBy('attachment.id'),
        );
  return (attempt) =>
    rows.filter((row) => row.attempt === attempt).map(({ attempt: _, ...row }) => row);
}

/** The same as screens are told of them. */
export function fileViewsOf(ctx: ReadCtx, attempts: readonly string[]) {
  const filesOf = filesOfAttempts(ctx, attempts);
  return (attempt: string) =>
    filesOf(attempt).map(({ id, name, type, size }) => ({ id, name, type, size }));
}

/** How many files the attempts of classes have, with their bytes; no class: all. */
export function countFiles(ctx: ReadCtx, classes: readonly string[]) {
  const all = sqlFor
    .selectFrom('attachment')
    .innerJoin('evidence', 'evidence.key', 'attachment.evidence')
    .innerJoin('class', 'class.key', 'evidence.class')
    .select(({ fn }) => [
      fn.countAll<number>().as('files'),
      fn.sum<number | null>('attachment.size').as('bytes'),
    ])
    .where('attachment.deleted', '=', 0);
  const row = ctx.query.first(
    classes.length === 0 ? all : all.where('class.id', 'in', listed(classes)),
  );
  return { files: row?.files ?? 0, bytes: row?.bytes ?? 0 };
}

/** The pictures of the pieces of one packet, in their order. */
export function filesOfItems(ctx: ReadCtx, packet: string) {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('secondFile')
      .innerJoin('secondItem', 'secondItem.key', 'secondFile.secondItem')
      .innerJoin('secondCheck', 'secondCheck.key', 'secondItem.secondCheck')
      .select([
        'secondItem.id as item',
        'secondFile.id',
        'secondFile.position',
        'secondFile.type',
        'secondFile.size',
        'secondFile.sha256',
      ])
      .where('secondCheck.id', '=', packet)
      .where('secondFile.deleted', '=', 0)
      .orderBy('secondFile.position')
      .orderBy('secondFile.id'),
  );
  return (item: string) => rows.filter((row) => row.item === item);
}

/** Ids of attempts that have a picture. */
export const picturedAttempts = (ctx: ReadCtx): ReadonlySet<string> =>
  new Set(
    ctx.query
      .all(
        sqlFor
          .selectFrom('attachment')
          .innerJoin('evidence', 'evidence.key', 'attachment.evidence')
          .select('evidence.id')
          .where('attachment.deleted', '=', 0)
          .where('attachment.type', 'like', 'image/%'),
      )
      .map(({ id }) => id),
  );

/**
 * Keeps bytes under their hash, once; part of the step that names them. Damaged ones, and those that
 * a backup came back without, are healed by it.
 */
export function keepBytes(ctx: WriteCtx, bytes: Uint8Array): string {
  const sha256 = hashOf(bytes);
  if (isWhole(ctx, sha256)) return sha256;
  const held = { bytes: Buffer.from(bytes) };
  const kept = sqlFor
    .insertInto('fileBytes')
    .values({ sha256, ...held })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet(held));
  ctx.query.run(kept);
  return sha256;
}

/** True when bytes of a hash are here as they were put in. */
export function isWhole(ctx: ReadCtx, sha256: string): boolean {
  const bytes = bytesOf(ctx, sha256);
  return bytes !== undefined && hashOf(bytes) === sha256;
}

/** The bytes of a hash; undefined where they are not here. */
export const bytesOf = (ctx: ReadCtx, sha256: string): Uint8Array | undefined =>
  ctx.query.first(sqlFor.selectFrom('fileBytes').select('bytes').where('sha256', '=', sha256))
    ?.bytes;

/** Every live row that names bytes, and which. */
export const namedFiles = (ctx: ReadCtx) =>
  (['attachment', 'secondFile'] as const).flatMap((table) =>
    ctx.query
      .all(
        sqlFor
          .selectFrom(table)
          .select(['id', 'sha256', 'size'])
          .where('deleted', '=', 0)
          .orderBy('key'),
      )
      .map((row) => ({ table, ...row })),
  );

/** Every hash that a live row names: what was removed here is not brought back by another laptop. */
export const namedHashes = (ctx: ReadCtx): ReadonlySet<string> =>
  new Set(namedFiles(ctx).map(({ sha256 }) => sha256));

/** True when bytes of a hash are here, without reading them. */
export const hasBytes = (ctx: ReadCtx, sha256: string): boolean =>
  ctx.query.first(sqlFor.selectFrom('fileBytes').select('key').where('sha256', '=', sha256)) !==
  undefined;
