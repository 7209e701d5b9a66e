import type { TableName } from '#shared/model/tables.ts';
import type { Conflict } from '#shared/sync/merge.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import type { Heard } from '../store/absorb-store.ts';
import { keptJson } from '../store/kept-json.ts';
import { type ConflictRow, conflictsTakenBack } from '../store/merge-store.ts';

/** A field that both sides had changed. */
export interface FoundConflict {
  readonly entity: TableName;
  readonly row: string;
  readonly field: string;
  readonly mine: Json;
  readonly theirs: Json;
  readonly stands: 'mine' | 'theirs';
  readonly mineBy: string | null;
  readonly mineAt: number | null;
  readonly theirsBy: string | null;
  readonly theirsAt: number | null;
  /** Id of the choice that answers it. */
  readonly settlement: string;
}

/** A conflict that a merge finds, with who wrote each value. */
export function foundIn(
  entity: TableName,
  row: string,
  { mineBy, theirsBy, ...conflict }: Conflict,
): FoundConflict {
  const [here, there] = [mineBy as Heard | null, theirsBy as Heard | null];
  // Made of both changes, so that it is the same on both laptops.
  const words = [here?.hash ?? '', there?.hash ?? ''].sort();
  return {
    entity,
    row,
    ...conflict,
    mineBy: here?.by ?? null,
    mineAt: here?.at ?? null,
    theirsBy: there?.by ?? null,
    theirsAt: there?.at ?? null,
    settlement: nameId('settlement', entity, row, conflict.field, ...words),
  };
}

/** A conflict as its row keeps it. */
export function foundConflict(kept: ConflictRow): FoundConflict {
  const { entity, stands, mine, theirs, ...row } = kept;
  return {
    ...row,
    entity: entity as TableName,
    mine: keptJson(mine),
    theirs: keptJson(theirs),
    stands: stands as 'mine' | 'theirs',
  };
}

/** What an undone merge of the same gradebook's file had found: it is a question once more. */
export function askedAgain(
  ctx: ReadCtx,
  [gradebook = '']: readonly string[],
  speaksOf: (conflict: FoundConflict) => boolean,
): FoundConflict[] {
  const asked = new Map<string, FoundConflict>();
  for (const row of conflictsTakenBack(ctx, gradebook)) {
    const conflict = foundConflict(row);
    if (speaksOf(conflict)) asked.set(conflict.settlement, conflict);
  }
  return [...asked.values()];
}
