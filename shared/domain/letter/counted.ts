import { CELL_STATUSES, hasFlag } from '../cell.ts';
import type { ObjectiveRules } from '../mastery.ts';
import type { StudentRow } from '../student-row.ts';
import type { IsoDate } from '../time.ts';
import type { LetterRule } from './rule.ts';
import type { Reporting } from './span.ts';

/** Why an objective does not enter a student's letter. */
export type LeftOutReason =
  | 'excused'
  | 'not-open'
  | 'due-later'
  | 'other-term'
  | 'joined-later'
  | 'nobody-assessed'
  | 'few-assessed'
  | 'nothing-shown';

/** An objective as letters look at it, the same for the whole class. */
export interface LetterObjective {
  readonly critical: boolean;
  readonly whole: boolean;
  readonly unit: string;
  readonly rules: ObjectiveRules;
}

/** An objective that enters one student's letter. */
export interface CountedObjective extends LetterObjective {
  /** Position in the plan. */
  readonly position: number;
  /** The rounded value within the scale; its lowest number where nothing is shown. */
  readonly value: number;
  readonly mastered: boolean;
  /** Counted although the student has shown nothing (or not enough) yet. */
  readonly owed: boolean;
  readonly blocked: boolean;
}

export interface Counting {
  readonly counted: readonly CountedObjective[];
  readonly leftOut: readonly { readonly position: number; readonly why: LeftOutReason }[];
}

/** What holds for all students of a class on a day. */
export interface CountingContext {
  readonly asOf: IsoDate;
  readonly span: Reporting | null;
  readonly objectives: readonly LetterObjective[];
  /** The day each planned objective opened; null: not open. */
  readonly opened: readonly (IsoDate | null)[];
  /** Share of the class, not excused, that has evidence on each objective. */
  readonly assessedShare: readonly number[];
}

/** What of a student's plan a row does not hold. */
export interface OwnTerms {
  readonly ownRules: ReadonlyMap<number, ObjectiveRules>;
  /** First day of a newcomer's enrolment. */
  readonly excusedBefore: IsoDate | null;
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
 * Which objectives enter one student's letter. An objective without any date is due once it is
 * open; for a newcomer then like one that was due before.
 */
export function countObjectives(
  rule: Pick<LetterRule, 'counted' | 'notAssessed'>,
  row: StudentRow,
  context: CountingContext,
  own: OwnTerms,
): Counting {
  const counted: CountedObjective[] = [];
  const leftOut: { position: number; why: LeftOutReason }[] = [];
  row.status.forEach((code, position) => {
    const objective = context.objectives[position];
    if (!objective) return;
    const status = CELL_STATUSES[code];
    const why =
      reasonToLeaveOut(rule.counted, row, position, context, own) ??
      reasonWithoutEvidence(rule.notAssessed, row, position, context);
    if (why) {
      leftOut.push({ position, why });
      return;
    }
    const rules = own.ownRules.get(position) ?? objective.rules;
    const owed = !hasEvidence(row, position);
    counted.push({
      critical: objective.critical,
      whole: objective.whole,
      unit: objective.unit,
      rules,
      position,
      owed,
      value: withinScale(owed ? null : row.value[position], rules),
      mastered: status === 'mastered',
      blocked: hasFlag(row.flags[position] ?? 0, 'blocked'),
    });
  });
  return { counted, leftOut };
}

/**
 * Scores read linearly leave the scale (0 of 10 lies below a lowest level of 1); a letter takes them
 * as its end there, so that trying and failing never loses to not trying.
 */
function withinScale(value: number | null | undefined, { levels }: ObjectiveRules): number {
  const lowest = levels[0] ?? 0;
  return Math.min(Math.max(value ?? lowest, lowest), levels.at(-1) ?? lowest);
}

function reasonToLeaveOut(
  counted: LetterRule['counted'],
  row: StudentRow,
  position: number,
  context: CountingContext,
  { excusedBefore }: OwnTerms,
): LeftOutReason | null {
  const { asOf, span, opened } = context;
  const status = CELL_STATUSES[row.status[position] ?? 0];
  if (status === 'excused') return 'excused';
  const openedOn = opened[position] ?? null;
  if (openedOn === null || openedOn > asOf) return 'not-open';
  if (counted === 'planned') return null;
  if (counted === 'assessed') {
    // Who has shown it is somebody.
    const isShown = hasEvidence(row, position) || context.assessedShare[position] !== 0;
    return isShown ? null : 'nobody-assessed';
  }
  if (row.notBegun?.has(position)) return 'due-later';
  const date = row.due[position] ?? null;
  const joinedLater = excusedBefore !== null && openedOn < excusedBefore;
  if (date === null && joinedLater && status !== 'mastered') return 'joined-later';
  const due = date ?? openedOn;
  if (due > asOf) return 'due-later';
  if (span !== null && (due < span.start || due > span.end)) return 'other-term';
  return null;
}

function reasonWithoutEvidence(
  notAssessed: LetterRule['notAssessed'],
  row: StudentRow,
  position: number,
  context: CountingContext,
): LeftOutReason | null {
  if (hasEvidence(row, position)) return null;
  if (notAssessed === 'leave-out') return 'nothing-shown';
  if (notAssessed !== 'by-class') return null;
  return (context.assessedShare[position] ?? 0) < MOST_OF_CLASS ? 'few-assessed' : null;
}
