import { TroubleError } from '#shared/contract/errors.ts';
import type { Row } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadCtx } from './context.ts';

/** The live row that an id names. Throws TroubleError NOT_FOUND. */
export function found<T extends TableName>(ctx: ReadCtx, table: T, id: string): Row<T> {
  const row = ctx.rows.get(table, id);
  if (!row) throw new TroubleError('NOT_FOUND', { what: table, name: id });
  return row;
}

/** A refusal that reads: What "value" cannot be used: why. */
export function invalid(what: string, value: string | number | null, why: string): TroubleError {
  const subject = what.charAt(0).toUpperCase() + what.slice(1);
  return new TroubleError('INVALID', { what: subject, value: value ?? '', why });
}
