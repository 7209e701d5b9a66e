import { CELL_STATUSES, flagBit, hasFlag, statusCode } from './cell.ts';
import type { PlannedObjective, StudentRow } from './student-row.ts';

/** Smaller is more urgent; null: nothing to do here now. */
function urgency(row: StudentRow, critical: boolean, i: number): number | null {
  const status = CELL_STATUSES[row.status[i] ?? 0];
  if (status === 'mastered' || status === 'excused') return null;
  const flags = row.flags[i] ?? 0;
  const base = hasFlag(flags, 'overdue')
    ? 0
    : status === 'not-yet' || status === 'insufficient'
      ? 2
      : 4;
  return base + (critical ? 0 : 1) + (hasFlag(flags, 'blocked') ? 8 : 0);
}

/**
 * What a student goes on with once `position` is mastered, which may open others; null when nothing
 * is left to do.
 */
export function nextAfter(
  row: StudentRow,
  objectives: readonly PlannedObjective[],
  position: number,
): number | null {
  const status = row.status.with(position, statusCode('mastered'));
  const isDone = (i: number) =>
    ['mastered', 'excused'].includes(CELL_STATUSES[status[i] ?? -1] ?? '');
  const flags = row.flags.map((flag, i) => {
    const needs = objectives[i]?.needs ?? [];
    const isOpened = needs.includes(position) && needs.every(isDone);
    return isOpened ? flag & ~flagBit('blocked') : flag;
  });
  return nextObjective({ ...row, status, flags }, objectives);
}

/**
 * Position of the objective to bring to a student next: ready before blocked, overdue before begun
 * before new, critical before nice-to-know, then plan order; null when everything is mastered.
 */
export function nextObjective(
  row: StudentRow,
  objectives: readonly PlannedObjective[],
): number | null {
  let best: { position: number; urgency: number } | null = null;
  for (let i = 0; i < row.status.length; i += 1) {
    const found = urgency(row, objectives[i]?.critical ?? false, i);
    if (found !== null && (best === null || found < best.urgency)) {
      best = { position: i, urgency: found };
    }
  }
  return best?.position ?? null;
}
