import type { Input } from '#shared/contract/contract.ts';
import { flagBit, hasFlag } from '#shared/domain/cell.ts';
import type { MarkIntent } from '../../grid/grid-keys.ts';
import { EXCUSED, type PendingCell, type StudentRow } from './class-rows.ts';
import type { CellAt } from './pending-cells.ts';

export type MarkKind = Input<'mark.set'>['kind'];

const FLAG_OF: Partial<Record<MarkKind, 'missing' | 'pre-learned' | 'recheck'>> = {
  missing: 'missing',
  'pre-learned': 'pre-learned',
  recheck: 'recheck',
};

/** True when the cell shows the mark, entries on their way included. */
export function hasMark(row: StudentRow, place: number, mark: MarkIntent): boolean {
  const entry = row.pending?.get(place);
  const pending = entry?.type === 'mark' ? entry : null;
  if (mark === 'excused') {
    const status = pending?.status ?? null;
    return status === null ? row.status[place] === EXCUSED : status === 'excused';
  }
  const flag = FLAG_OF[mark];
  return flag !== undefined && hasFlag(pending?.flags ?? row.flags[place] ?? 0, flag);
}

/** How the cell looks while the mark is on its way; the answer then says how it really is. */
export function pendingMark(
  name: 'mark.set' | 'mark.clear',
  kind: MarkKind,
  row: StudentRow,
  { place }: CellAt,
): PendingCell {
  const flags = row.flags[place] ?? 0;
  const flag = FLAG_OF[kind];
  const bit = flag === undefined ? 0 : flagBit(flag);
  if (kind === 'excused') {
    const was = (row.level[place] ?? -1) < 0 ? 'not-assessed' : 'mastered';
    return { type: 'mark', status: name === 'mark.set' ? 'excused' : was, flags: 0 };
  }
  return { type: 'mark', status: null, flags: name === 'mark.set' ? flags | bit : flags & ~bit };
}
