import { CELL_STATUSES, hasFlag } from './cell.ts';
import type { StudentRow } from './student-row.ts';

/** Minutes that one visit takes. */
const VISIT_MINUTES = 3;

/**
 * First version of the order: overdue critical objectives, then overdue ones, then those not yet
 * mastered. The weights keep the three apart, whatever the counts (a class plans fewer than 1,000).
 */
const POINTS = { overdueCritical: 1_000_000, overdue: 1_000, notYet: 1 } as const;

/** Why a student is on the list; `objectives` are positions in the plan. */
export interface HelpReason {
  readonly kind: 'not-yet' | 'overdue';
  readonly points: number;
  readonly objectives: readonly number[];
}

export interface HelpStudent {
  /** Position in roster order. */
  readonly index: number;
  readonly row: StudentRow;
  /** Class days since the teacher last talked with the student; null: never. */
  readonly daysSinceContact: number | null;
}

export interface HelpLine {
  readonly index: number;
  readonly points: number;
  readonly reasons: readonly HelpReason[];
  readonly planned: boolean;
}

/** The reasons of one student, in the order of PRODUCT.md 5; none with 0 points. */
export function helpReasons(row: StudentRow, critical: readonly boolean[]): HelpReason[] {
  const notYet: number[] = [];
  const overdue: number[] = [];
  row.status.forEach((status, i) => {
    if (CELL_STATUSES[status] === 'not-yet') notYet.push(i);
    if (hasFlag(row.flags[i] ?? 0, 'overdue')) overdue.push(i);
  });
  const criticalOverdue = overdue.filter((i) => critical[i]).length;
  const reasons: HelpReason[] = [
    { kind: 'not-yet', points: notYet.length * POINTS.notYet, objectives: notYet },
    {
      kind: 'overdue',
      points: criticalOverdue * POINTS.overdueCritical + overdue.length * POINTS.overdue,
      objectives: overdue,
    },
  ];
  return reasons.filter((reason) => reason.points > 0);
}

/**
 * Today's order: points, then the longer wait since the last contact, then roster order.
 * `minutes`: how long the class lasts; visits are planned while they fit (null: everybody).
 */
export function helpList(
  students: readonly HelpStudent[],
  critical: readonly boolean[],
  minutes: number | null,
): HelpLine[] {
  const wait = (student: HelpStudent) => student.daysSinceContact ?? Number.MAX_SAFE_INTEGER;
  const lines = students.map((student) => {
    const reasons = helpReasons(student.row, critical);
    return { student, reasons, points: reasons.reduce((sum, reason) => sum + reason.points, 0) };
  });
  lines.sort(
    (a, b) =>
      b.points - a.points || wait(b.student) - wait(a.student) || a.student.index - b.student.index,
  );
  const places = minutes === null ? lines.length : Math.floor(minutes / VISIT_MINUTES);
  return lines.map(({ student, reasons, points }, place) => ({
    index: student.index,
    points,
    reasons,
    planned: place < places,
  }));
}
