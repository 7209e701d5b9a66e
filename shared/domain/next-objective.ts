import { CELL_STATUSES, flagBit, hasFlag, statusCode } from './cell.ts';
import type { PlannedObjective, StudentRow } from './student-row.ts';
import type { IsoDate } from './time.ts';

/** How urgent an objective is; a smaller stage comes first. */
interface Urgency {
  readonly stage: number;
  /** New ones only: when it is due. */
  readonly due: IsoDate | null;
  readonly critical: boolean;
}

/** Null: nothing to do here now. */
function urgency(row: StudentRow, critical: boolean, i: number): Urgency | null {
  const status = CELL_STATUSES[row.status[i] ?? 0];
  if (status === 'mastered' || status === 'excused') return null;
  const flags = row.flags[i] ?? 0;
  const blocked = hasFlag(flags, 'blocked') ? 3 : 0;
  if (hasFlag(flags, 'overdue')) return { stage: blocked, due: null, critical };
  if (status !== 'not-assessed') return { stage: blocked + 1, due: null, critical };
  // Without a date the plan alone says what comes first: a critical one may lie months ahead.
  const due = row.due[i] ?? null;
  return { stage: blocked + 2, due, critical: critical && due !== null };
}

function isBefore(a: Urgency, b: Urgency): boolean {
  if (a.stage !== b.stage) return a.stage < b.stage;
  if (a.due !== b.due) return a.due !== null && (b.due === null || a.due < b.due);
  return a.critical && !b.critical;
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
 * before new, of new ones what is due first, critical before nice-to-know, then plan order; null
 * when everything is mastered.
 */
export function nextObjective(
  row: StudentRow,
  objectives: readonly PlannedObjective[],
): number | null {
  let best: { position: number; urgency: Urgency } | null = null;
  for (let i = 0; i < row.status.length; i += 1) {
    const found = urgency(row, objectives[i]?.critical ?? false, i);
    if (found !== null && (best === null || isBefore(found, best.urgency))) {
      best = { position: i, urgency: found };
    }
  }
  return best?.position ?? null;
}
