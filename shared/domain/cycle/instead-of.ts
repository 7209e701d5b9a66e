import { CELL_STATUSES, hasFlag } from '../cell.ts';
import { waitingOn } from '../prerequisite-reach.ts';
import type { PlannedObjective, StudentRow } from '../student-row.ts';
import type { IsoDate } from '../time.ts';

/** More than a handful to choose from is no help. */
const AT_MOST = 4;

/** Where the class is, as far as an offer must not lead away from it. */
export interface Reach {
  /** By position: which unit an objective belongs to. */
  readonly unitOf: (position: number) => number;
  /** By position: the day it opened for the class; null: not yet. */
  readonly opened: readonly (IsoDate | null)[];
  /** The last day on which something due is near enough. */
  readonly until: IsoDate;
}

/**
 * What a student who is stuck on one objective can go on with: ready, not mastered, and neither
 * directly nor through others dependent on it. What the class has not begun and what is not due
 * soon is offered out of the same unit only. The same unit first; then overdue before due, the
 * earlier date first, critical before nice-to-know, then plan order.
 */
export function insteadOf(
  stuck: number,
  row: StudentRow,
  objectives: readonly PlannedObjective[],
  { unitOf, opened, until }: Reach,
  waiting: readonly ReadonlySet<number>[] = waitingOn(objectives.map((one) => one.needs)),
): number[] {
  const dependent = waiting[stuck] ?? new Set<number>();
  const own = unitOf(stuck);
  const open: number[] = [];
  row.status.forEach((status, i) => {
    const flags = row.flags[i] ?? 0;
    if (i === stuck || dependent.has(i)) return;
    if (CELL_STATUSES[status] === 'mastered' || CELL_STATUSES[status] === 'excused') return;
    const due = row.due[i] ?? null;
    const isNear =
      unitOf(i) === own || (opened[i] ?? null) !== null || (due !== null && due <= until);
    if (isNear && hasFlag(flags, 'ready') && !hasFlag(flags, 'stuck')) open.push(i);
  });
  const key = (i: number): [number, number, string, number, number] => [
    unitOf(i) === own ? 0 : 1,
    hasFlag(row.flags[i] ?? 0, 'overdue') ? 0 : 1,
    row.due[i] ?? '9999-12-31',
    objectives[i]?.critical ? 0 : 1,
    i,
  ];
  return open
    .map((i) => ({ i, key: key(i) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .slice(0, AT_MOST)
    .map(({ i }) => i);
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let n = 0; n < a.length; n += 1) {
    const left = a[n] as string | number;
    const right = b[n] as string | number;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
