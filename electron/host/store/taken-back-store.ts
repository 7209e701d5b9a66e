import type { TableName } from '#shared/model/tables.ts';
import type { Change } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

const jsonOf = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));

/** A change that undoing a merge made, with its step. */
export interface TakenBack extends Change {
  readonly op: number;
}

/** What undoing merges changed here, before the step that is under way: it may bring others' undoing. */
export const takenBackByUndo = (ctx: ReadCtx): TakenBack[] =>
  ctx.query
    .all(
      sqlFor
        .selectFrom('op')
        .innerJoin('change', 'change.op', 'op.key')
        .select([
          'change.op',
          'change.entity',
          'change.row',
          'change.field',
          'change.before',
          'change.after',
        ])
        .where('change.entity', '<>', '')
        .where('op.name', '=', 'merge.run')
        .where('op.role', '=', 'undo')
        .where('op.via', 'is', null)
        .where('op.key', '<=', ctx.revision)
        .orderBy('change.seq'),
    )
    .map(({ before, after, entity, ...rest }) => ({
      ...rest,
      entity: entity as TableName,
      before: jsonOf(before),
      after: jsonOf(after),
    }));

/** True when nothing that this file heard of later says anything about the field. */
export function isNewestOfField(ctx: ReadCtx, change: Change, op: number): boolean {
  const newest = ctx.query.hot<[string, string, string, number], [number]>(
    'newest of a field',
    () =>
      sqlFor
        .selectFrom('change')
        .select('op')
        .where('row', '=', '')
        .where('field', '=', '')
        .where('entity', '=', 'class')
        .orderBy('op', 'desc')
        .limit(1),
  )(change.row, change.field, change.entity, 1);
  return newest[0]?.[0] === op;
}
