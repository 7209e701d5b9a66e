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

/** What stands at a cell whether it is asked for or not. */
const STAYS = flagBit('pre-learned') | flagBit('recheck');

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
  const earlier = row.pending?.get(place);
  const shown = earlier?.type === 'mark' ? earlier : null;
  const flags = shown?.flags ?? row.flags[place] ?? 0;
  const status = shown?.status ?? null;
  const flag = FLAG_OF[kind];
  const bit = flag === undefined ? 0 : flagBit(flag);
  const isExcused = status === null ? row.status[place] === EXCUSED : status === 'excused';
  const asked = (row.level[place] ?? -1) < 0 ? 'not-assessed' : 'mastered';
  if (kind === 'excused') {
    return { type: 'mark', status: name === 'mark.set' ? 'excused' : asked, flags: flags & STAYS };
  }
  if (name === 'mark.clear') return { type: 'mark', status, flags: flags & ~bit };
  const isAskedNow = kind === 'missing' && isExcused;
  return { type: 'mark', status: isAskedNow ? asked : status, flags: flags | bit };
}
