import { CELL_STATUSES, hasFlag } from '../cell.ts';
import type { StudentRow } from '../student-row.ts';

const SMALLEST = 2;
const LARGEST = 4;

/** Students (by their place in the list) who need the same objective (position in the plan). */
export interface Group {
  readonly objective: number;
  readonly members: readonly number[];
}

const needsHelp = (row: StudentRow, i: number): boolean =>
  CELL_STATUSES[row.status[i] ?? 0] === 'not-yet' ||
  hasFlag(row.flags[i] ?? 0, 'overdue') ||
  hasFlag(row.flags[i] ?? 0, 'stuck');

/**
 * Groups of 2–4 in list order for the objective that most students are stuck, overdue or not yet
 * on (ties: critical first, then plan order); its students leave the pool; repeat (PRODUCT.md 5).
 */
export function groupsOf(
  rowsInListOrder: readonly StudentRow[],
  critical: readonly boolean[],
): Group[] {
  const pool = new Set(rowsInListOrder.keys());
  const groups: Group[] = [];
  for (;;) {
    const found = mostShared(rowsInListOrder, pool, critical);
    if (!found) return groups;
    for (const members of split(found.members)) {
      groups.push({ objective: found.objective, members });
      for (const member of members) pool.delete(member);
    }
  }
}

function mostShared(
  rows: readonly StudentRow[],
  pool: ReadonlySet<number>,
  critical: readonly boolean[],
): Group | null {
  let best: Group | null = null;
  for (let i = 0; i < critical.length; i += 1) {
    const members = [...pool].filter((place) => needsHelp(rows[place] as StudentRow, i));
    if (members.length < SMALLEST) continue;
    const more = members.length - (best?.members.length ?? 0);
    const breaksTie = best !== null && more === 0 && critical[i] && !critical[best.objective];
    if (best === null || more > 0 || breaksTie) best = { objective: i, members };
  }
  return best;
}

/** Cuts a list into groups of 2–4, as even as it goes; nobody is left alone. */
function split(members: readonly number[]): number[][] {
  const count = Math.ceil(members.length / LARGEST);
  const groups: number[][] = [];
  let from = 0;
  for (let g = 0; g < count; g += 1) {
    const size = Math.ceil((members.length - from) / (count - g));
    groups.push(members.slice(from, from + size));
    from += size;
  }
  return groups;
}
