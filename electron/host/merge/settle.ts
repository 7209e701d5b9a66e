import type { Row } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { WriteCtx } from '../context.ts';
import { found } from '../found.ts';
import { conflictsBeside } from '../store/merge-store.ts';
import { VOIDING } from '../store/sealed-row.ts';

/** Which of the two values is to stand. */
export type Side = 'mine' | 'theirs';

/**
 * Lets one of two values stand, and keeps that a person chose it: the change is an ordinary one, the
 * choice a record that goes along, so that the other laptop does not ask again. Throws NOT_FOUND.
 */
export function settle(ctx: WriteCtx, conflict: string, stands: Side): void {
  const asked = found(ctx, 'conflict', conflict);
  for (const { entity, row, field, settlement, ...values } of [
    asked,
    ...ofOneDecision(ctx, asked),
  ]) {
    const value = (values[stands] ?? null) as Json;
    settleTo(ctx, entity as TableName, row, field, value);
    ctx.rows.put('settlement', settlement, { entity, row, field, value, at: ctx.now });
  }
}

/** What else the same merge asks of a voided attempt: when, why and by whom are one decision. */
function ofOneDecision(ctx: WriteCtx, asked: Row<'conflict'>): Row<'conflict'>[] {
  if (!VOIDING.has(asked.field)) return [];
  return conflictsBeside(ctx, asked)
    .map((id) => found(ctx, 'conflict', id))
    .filter(({ field }) => VOIDING.has(field) && field !== asked.field);
}

function settleTo(ctx: WriteCtx, entity: TableName, row: string, field: string, value: Json): void {
  if (field !== ROW) {
    found(ctx, entity, row);
    ctx.rows.update(entity, row, { [field]: value });
    return;
  }
  const isThere = ctx.rows.present(entity, row, field) !== null;
  if (isThere === (value === true)) return;
  if (value !== true) {
    ctx.rows.remove(entity, row);
    return;
  }
  const back: Change = { entity, row, field, before: null, after: {} };
  ctx.rows.apply(back);
}
