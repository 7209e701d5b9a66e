import { CELL_STATUSES, hasFlag } from '../cell.ts';
import type { PlannedObjective, StudentRow } from '../student-row.ts';
import type { IsoDate } from '../time.ts';

/** Who has everything that is due gets so many objectives to go on with. */
const AHEAD = 3;

/** A line of a student's weekly list. */
export interface WeeklyLine {
  readonly position: number;
  /** Everything it needs is mastered; otherwise it is once earlier lines are. */
  readonly ready: boolean;
}

const isOpenTask = (row: StudentRow, i: number): boolean => {
  const status = CELL_STATUSES[row.status[i] ?? 0];
  return status !== 'mastered' && status !== 'excused';
};

/**
 * The objectives a student is to master by `until`, in the order in which they can be done: due
 * and not mastered, with whatever they wait on; each ready, or ready once earlier lines are
 * mastered. Overdue first, then by date, then plan order. Who has nothing due gets the next ready
 * ones.
 */
export function weeklyList(
  row: StudentRow,
  objectives: readonly PlannedObjective[],
  until: IsoDate,
): WeeklyLine[] {
  const wanted = new Set<number>();
  const queue: number[] = [];
  row.status.forEach((_, i) => {
    const due = row.due[i] ?? null;
    if (isOpenTask(row, i) && due !== null && due <= until) queue.push(i);
  });
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    if (wanted.has(i)) continue;
    wanted.add(i);
    for (const need of objectives[i]?.needs ?? []) {
      if (need < row.status.length && isOpenTask(row, need)) queue.push(need);
    }
  }
  if (wanted.size === 0) {
    row.status.forEach((_, i) => {
      const isReady = hasFlag(row.flags[i] ?? 0, 'ready');
      if (wanted.size < AHEAD && isOpenTask(row, i) && isReady) wanted.add(i);
    });
  }
  return inDoableOrder([...wanted], row, objectives);
}

function inDoableOrder(
  wanted: readonly number[],
  row: StudentRow,
  objectives: readonly PlannedObjective[],
): WeeklyLine[] {
  const urgent = [...wanted].sort((a, b) => {
    const late = (i: number) => (hasFlag(row.flags[i] ?? 0, 'overdue') ? 0 : 1);
    const due = (i: number) => row.due[i] ?? '9999-12-31';
    if (late(a) !== late(b)) return late(a) - late(b);
    return due(a) === due(b) ? a - b : due(a) < due(b) ? -1 : 1;
  });
  const listed = new Set<number>();
  const lines: WeeklyLine[] = [];
  const isBlocked = (i: number) => hasFlag(row.flags[i] ?? 0, 'blocked');
  const waitsOnList = (i: number) =>
    (objectives[i]?.needs ?? []).some((need) => wanted.includes(need) && !listed.has(need));
  /** Blocked by something that no plan of the class holds: no list of this class can open it. */
  const isOutOfReach = (i: number) =>
    isBlocked(i) && !(objectives[i]?.needs ?? []).some((need) => wanted.includes(need));
  const take = (i: number) => {
    listed.add(i);
    lines.push({ position: i, ready: !isBlocked(i) });
  };
  for (const i of urgent) if (!isBlocked(i)) take(i);
  for (let moved = true; moved; ) {
    moved = false;
    for (const i of urgent) {
      if (listed.has(i) || waitsOnList(i) || isOutOfReach(i)) continue;
      take(i);
      moved = true;
    }
  }
  return lines;
}
