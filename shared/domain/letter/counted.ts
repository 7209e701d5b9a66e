import { CELL_STATUSES } from '../cell.ts';
import type { StudentRow } from '../student-row.ts';
import type { IsoDate } from '../time.ts';
import type { Reporting } from './rule.ts';

/** Why an objective does not enter a student's letter. */
export type LeftOutReason = 'excused' | 'not-open' | 'due-later' | 'other-term' | 'few-assessed';

export interface CountedObjective {
  /** Position in the plan. */
  readonly position: number;
  readonly mastered: boolean;
  /** Counted although the student has shown nothing yet. */
  readonly owed: boolean;
}

export interface Counting {
  readonly counted: readonly CountedObjective[];
  readonly leftOut: readonly { readonly position: number; readonly why: LeftOutReason }[];
}

export interface CountingContext {
  readonly asOf: IsoDate;
  readonly span: Reporting | null;
  /** The day each planned objective opened; null: not open. */
  readonly opened: readonly (IsoDate | null)[];
  /** Share of the class, not excused, that has evidence on each objective. */
  readonly assessedShare: readonly number[];
}

/** From this share of the class on, a student without evidence counts as not mastered. */
const MOST_OF_CLASS = 0.5;

const hasEvidence = (row: StudentRow, i: number): boolean => {
  const status = CELL_STATUSES[row.status[i] ?? 0];
  return status === 'mastered' || status === 'not-yet';
};

/** For each objective the share of students, not excused, who have evidence (PRODUCT.md 6). */
export function assessedShares(rows: readonly StudentRow[], objectives: number): number[] {
  return Array.from({ length: objectives }, (_, i) => {
    const asked = rows.filter((row) => CELL_STATUSES[row.status[i] ?? 0] !== 'excused');
    return asked.length === 0
      ? 0
      : asked.filter((row) => hasEvidence(row, i)).length / asked.length;
  });
}

/**
 * Which objectives enter one student's letter: planned, open, not excused, and due by the as-of
 * date within the span. An objective without any date is due once it is open. Where a student has
 * no evidence it counts as not mastered if most of the class has some, else it is left out.
 */
export function countObjectives(row: StudentRow, context: CountingContext): Counting {
  const counted: CountedObjective[] = [];
  const leftOut: { position: number; why: LeftOutReason }[] = [];
  row.status.forEach((code, position) => {
    const why = reasonToLeaveOut(row, position, CELL_STATUSES[code] === 'excused', context);
    if (why) {
      leftOut.push({ position, why });
      return;
    }
    const owed = !hasEvidence(row, position);
    if (owed && (context.assessedShare[position] ?? 0) < MOST_OF_CLASS) {
      leftOut.push({ position, why: 'few-assessed' });
    } else {
      counted.push({ position, owed, mastered: CELL_STATUSES[code] === 'mastered' });
    }
  });
  return { counted, leftOut };
}

function reasonToLeaveOut(
  row: StudentRow,
  position: number,
  excused: boolean,
  { asOf, span, opened }: CountingContext,
): LeftOutReason | null {
  if (excused) return 'excused';
  const openedOn = opened[position] ?? null;
  if (openedOn === null || openedOn > asOf) return 'not-open';
  const due = row.due[position] ?? openedOn;
  if (due > asOf) return 'due-later';
  if (span !== null && (due < span.start || due > span.end)) return 'other-term';
  return null;
}
