import { tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';
import type { SqlValue } from './row-codec.ts';

/** A row as the file holds it. */
export type StoredRow = Readonly<Record<string, SqlValue>>;

/** Rows of a table with keys above one, in the order of keys. */
export const rowsAfter = (
  ctx: ReadCtx,
  table: TableName,
  key: number,
  limit: number,
): StoredRow[] =>
  ctx.query.all(
    sqlFor.selectFrom(table).selectAll().where('key', '>', key).orderBy('key').limit(limit),
  ) as unknown as StoredRow[];

/** One row by its id. */
export const storedRow = (ctx: ReadCtx, table: TableName, id: string): StoredRow | undefined =>
  ctx.query.first(sqlFor.selectFrom(table).selectAll().where('id', '=', id)) as unknown as
    | StoredRow
    | undefined;

/** Ids of the rows, by table, of which steps after a revision say something. */
export function touchedSince(ctx: ReadCtx, revision: number): ReadonlyMap<TableName, Set<string>> {
  const touched = new Map<TableName, Set<string>>(tableNames.map((table) => [table, new Set()]));
  const said = [
    ...ctx.query.all(
      sqlFor.selectFrom('change').select(['entity', 'row']).distinct().where('op', '>', revision),
    ),
    ...ctx.query.all(
      sqlFor.selectFrom('erasedRow').select(['entity', 'row']).where('op', '>', revision),
    ),
    ...ctx.query.all(
      sqlFor.selectFrom('rowVersion').select(['entity', 'row']).where('op', '>', revision),
    ),
  ];
  for (const { entity, row } of said) touched.get(entity as TableName)?.add(row);
  const added = ctx.query.all(
    sqlFor.selectFrom('evidence').select('id').where('op', '>', revision),
  );
  for (const { id } of added) touched.get('evidence')?.add(id);
  return touched;
}

/** The link of the chain at a revision: the same in two files only if all before it is. */
export const chainAt = (ctx: ReadCtx, revision: number): string | null =>
  ctx.query.first(sqlFor.selectFrom('op').select('chain').where('key', '=', revision))?.chain ??
  null;
