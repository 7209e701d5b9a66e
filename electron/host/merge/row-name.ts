import { listName } from '#shared/domain/roster.ts';
import { fieldNamed } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';

/** A row as people call it: its own name, or whose it is. */
export function rowName(ctx: ReadCtx, table: TableName, id: string): string {
  const row = ctx.rows.get(table, id) as Readonly<Record<string, Json>> | null;
  if (!row) return id;
  if (table === 'student') {
    return listName(
      row as unknown as { givenName: string; familyName: string; called: string | null },
    );
  }
  for (const field of ['name', 'code', 'title', 'statement', 'text']) {
    const value = row[field];
    if (typeof value === 'string' && value !== '') return value.slice(0, 200);
  }
  const parts = (['student', 'class', 'course', 'objective', 'scale'] as const).flatMap((to) => {
    const link = row[to];
    return typeof link === 'string' && to !== table ? [rowName(ctx, to, link)] : [];
  });
  return parts.length > 0 ? parts.join(', ') : id;
}

/** A value of a field as a report shows it: what it links to by its name. */
export function shownValue(
  ctx: ReadCtx,
  entity: TableName,
  field: string,
  value: Json,
): string | null {
  if (value === null) return null;
  const to = fieldNamed(entity, field)?.to;
  if (to !== undefined && typeof value === 'string') return rowName(ctx, to as TableName, value);
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 500);
}
