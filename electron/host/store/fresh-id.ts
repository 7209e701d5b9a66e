import type { TableName } from '#shared/model/tables.ts';
import type { ReadCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import { isErased } from './erased-store.ts';

/**
 * The id for a row that is named by what it is; where that one was erased, the next that is free: who
 * comes back with a new list begins anew, and what was erased stays so.
 */
export function freshId(ctx: ReadCtx, table: TableName, id: string): string {
  let free = id;
  for (let again = 1; isErased(ctx, table, free); again += 1) {
    free = nameId('after erasing', id, again);
  }
  return free;
}
