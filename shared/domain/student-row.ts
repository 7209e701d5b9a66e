import type { Attempt, Moment } from './attempt.ts';
import { isAfter, isCarriedIn } from './attempt.ts';
import { addClassDays, type ClassCalendar } from './calendar.ts';
import { type CellStatus, flagBit, statusCode } from './cell.ts';
import { type DateShifts, movedDue, NO_SHIFTS } from './due-date.ts';
import { type ObjectiveRules, type Standing, standingOf } from './mastery.ts';
import { type CellOverride, overriddenStanding, overrideState } from './override.ts';
import type { Scale } from './scale.ts';
import { levelIndexFor } from './scale.ts';
import type { IsoDate } from './time.ts';

/** Not due at once: one objective behind is no reason to worry (PRODUCT.md 4, Pace). */
const BUFFER = 1;

/** A critical objective overdue by this many class days makes a student behind, buffer or not. */
const CRITICAL_OVERDUE_DAYS = 10;

/** An objective as a class plans it. */
export interface PlannedObjective {
  readonly critical: boolean;
  readonly due: IsoDate | null;
  readonly rules: ObjectiveRules;
  /** Positions, in the row, of what must be mastered before; outside objectives stand behind the plan. */
  readonly needs: readonly number[];
  /** Positions of the parts of a whole. */
  readonly parts: readonly number[];
}

/** What a class day looks like for all its students. */
export interface RowContext {
  readonly scale: Scale;
  readonly calendar: ClassCalendar;
  readonly asOf: IsoDate;
  /** Planned objectives first, in plan order; then outside ones that only serve as prerequisites. */
  readonly objectives: readonly PlannedObjective[];
  /** How many of them are planned. */
  readonly planned: number;
  /** The day each planned objective opened; null: not open yet. */
  readonly opened: readonly (IsoDate | null)[];
  readonly confirmMultipleChoice: boolean;
  /** Self-paced classes: by position the unit and how long after its start; else null. */
  readonly paces?: readonly OwnPace[] | null;
}

/** An objective's place in a class where every student begins a unit when ready. */
export interface OwnPace {
  readonly unit: number;
  /** Class days from the start of the unit to the target date; null: no target date. */
  readonly after: number | null;
}

/** A mark that is open on the day asked for. */
export interface OpenMark extends Moment {
  readonly kind: string;
  /** `recheck`: the day it is due. */
  readonly until: IsoDate | null;
}

/** What is known about one student. */
export interface StudentFacts {
  /** In total order, by position of the objective. */
  readonly attempts: readonly (readonly Attempt[])[];
  /** Newest corrective by position of the objective. */
  readonly correctives: ReadonlyMap<number, Moment>;
  readonly marks: ReadonlyMap<number, readonly OpenMark[]>;
  readonly shifts: DateShifts;
  /** Newcomers: first day of the enrolment; what was due before is excused unless mastered. */
  readonly excusedBefore: IsoDate | null;
  readonly ownDue: ReadonlyMap<number, IsoDate>;
  readonly ownRules: ReadonlyMap<number, ObjectiveRules>;
  readonly leftOut: ReadonlySet<number>;
  /** A person's values by position, ended ones among them. */
  readonly overrides: ReadonlyMap<number, CellOverride>;
}

/** One student's cells as columns, and the pace. */
export interface StudentRow {
  readonly status: number[];
  /** Index into the scale's levels; −1: none. */
  readonly level: number[];
  readonly value: (number | null)[];
  readonly attempts: number[];
  readonly flags: number[];
  readonly due: (IsoDate | null)[];
  /** Self-paced: positions of dated objectives whose unit the student has not begun. */
  readonly notBegun?: ReadonlySet<number>;
  readonly behind: number;
  readonly ahead: number;
  readonly mastered: number;
  readonly dueCount: number;
}

interface Cell {
  readonly standing: Standing;
  readonly status: CellStatus;
  readonly due: IsoDate | null;
  /** Flags of an override in force. */
  readonly byHand: number;
}

/** Found once: every cell of every student asks for some of them. */
const FLAG = {
  ready: flagBit('ready'),
  blocked: flagBit('blocked'),
  overdue: flagBit('overdue'),
  stuck: flagBit('stuck'),
  slipped: flagBit('slipped'),
  missing: flagBit('missing'),
  recheck: flagBit('recheck'),
  preLearned: flagBit('pre-learned'),
  overridden: flagBit('overridden'),
  partsReady: flagBit('parts-ready'),
  checkFirst: flagBit('check-first'),
  toConfirm: flagBit('to-confirm'),
  disagrees: flagBit('disagrees'),
} as const;

/** Every cell of one student on one day (PRODUCT.md 4). */
export function studentRow(context: RowContext, facts: StudentFacts): StudentRow {
  const starts = context.paces ? unitStarts(context.paces, facts) : null;
  const cells = context.objectives.map((objective, i) =>
    cellAt(context, facts, objective, i, starts),
  );
  const row: StudentRow = {
    status: [],
    level: [],
    value: [],
    attempts: [],
    flags: [],
    due: [],
    ...(starts && { notBegun: positionsNotBegun(context.paces ?? [], starts, cells) }),
    ...paceOf(context, cells),
  };
  for (let i = 0; i < context.planned; i += 1) {
    const cell = cells[i] as Cell;
    const { value } = cell.standing;
    row.status.push(statusCode(cell.status));
    row.value.push(value);
    row.level.push(value === null ? -1 : levelIndexFor(context.scale, value));
    row.attempts.push(facts.attempts[i]?.length ?? 0);
    row.flags.push(flagsAt(context, facts, cells, i));
    row.due.push(cell.due);
  }
  return row;
}

function cellAt(
  context: RowContext,
  facts: StudentFacts,
  objective: PlannedObjective,
  i: number,
  starts: ReadonlyMap<number, IsoDate> | null,
): Cell {
  const { standing, byHand } = standingAt(facts, objective, i);
  const due =
    facts.ownDue.get(i) ??
    (starts
      ? dueAfterStart(context, facts, i, starts)
      : objective.due && movedDue(context.calendar, objective.due, facts.shifts));
  const excused =
    facts.leftOut.has(i) ||
    (facts.marks.get(i)?.some((mark) => mark.kind === 'excused') ?? false) ||
    (starts === null && joinedAfterDue(facts, facts.ownDue.get(i) ?? objective.due, standing));
  return { standing, status: excused ? 'excused' : standing.status, due, byHand };
}

/** The calculated standing, or a person's where an override holds. */
function standingAt(
  facts: StudentFacts,
  objective: PlannedObjective,
  i: number,
): Pick<Cell, 'standing' | 'byHand'> {
  const attempts = facts.attempts[i] ?? [];
  const rules = facts.ownRules.get(i) ?? objective.rules;
  const standing = standingOf(attempts, rules, facts.correctives.get(i) ?? null);
  const override = facts.overrides.get(i);
  if (!override) return { standing, byHand: 0 };
  const state = overrideState(override, attempts, rules, standing.value);
  if (state === 'ended') return { standing, byHand: 0 };
  const disagrees = state === 'disagrees' ? FLAG.disagrees : 0;
  return {
    standing: overriddenStanding(standing, override, rules),
    byHand: FLAG.overridden | disagrees,
  };
}

/** The day on which a student began each unit: the first work on it, or the video seen. */
function unitStarts(paces: readonly OwnPace[], facts: StudentFacts): ReadonlyMap<number, IsoDate> {
  const starts = new Map<number, IsoDate>();
  paces.forEach(({ unit }, i) => {
    const work = facts.attempts[i]?.find(
      (attempt) => attempt.kind !== 'pre-assessment' && !isCarriedIn(attempt),
    )?.on;
    const seen = facts.marks.get(i)?.find((mark) => mark.kind === 'pre-learned')?.on;
    for (const day of [work, seen]) {
      const earliest = starts.get(unit);
      if (day !== undefined && (earliest === undefined || day < earliest)) starts.set(unit, day);
    }
  });
  return starts;
}

function positionsNotBegun(
  paces: readonly OwnPace[],
  starts: ReadonlyMap<number, IsoDate>,
  cells: readonly Cell[],
): ReadonlySet<number> {
  const waiting = paces.flatMap(({ unit, after }, i) =>
    after !== null && !starts.has(unit) && cells[i]?.due === null ? [i] : [],
  );
  return new Set(waiting);
}

/** Self-paced: as long after the student's start of the unit as the plan allows; null before it. */
function dueAfterStart(
  { paces, calendar }: RowContext,
  facts: StudentFacts,
  i: number,
  starts: ReadonlyMap<number, IsoDate>,
): IsoDate | null {
  const pace = paces?.[i];
  const start = pace && starts.get(pace.unit);
  if (start === undefined || pace === undefined || pace.after === null) return null;
  // Days missed before the unit was begun took nothing from it.
  const spells = facts.shifts.spells.filter((spell) => spell.last >= start);
  return movedDue(calendar, addClassDays(calendar, start, pace.after), { ...NO_SHIFTS, spells });
}

/** Due before the newcomer came, by the class's date or, where there is one, the student's own. */
function joinedAfterDue(facts: StudentFacts, due: IsoDate | null, standing: Standing): boolean {
  return (
    facts.excusedBefore !== null &&
    due !== null &&
    due < facts.excusedBefore &&
    standing.status !== 'mastered'
  );
}

function isOpen(context: RowContext, i: number): boolean {
  const opened = context.opened[i] ?? null;
  return opened !== null && opened <= context.asOf;
}

/** Open, past its date, never mastered and not excused. */
function isOverdue(context: RowContext, cell: Cell, i: number): boolean {
  return (
    cell.status !== 'excused' &&
    cell.due !== null &&
    cell.due < context.asOf &&
    !cell.standing.everMastered &&
    isOpen(context, i)
  );
}

function flagsAt(
  context: RowContext,
  facts: StudentFacts,
  cells: readonly Cell[],
  i: number,
): number {
  const cell = cells[i] as Cell;
  const objective = context.objectives[i] as PlannedObjective;
  const { standing, status } = cell;
  let bits = cell.byHand;
  if (status !== 'mastered' && status !== 'excused') {
    let isBlocked = false;
    for (const need of objective.needs) {
      const there = cells[need]?.status;
      if (there === 'excused') bits |= FLAG.checkFirst;
      else if (there !== 'mastered') isBlocked = true;
    }
    bits |= isBlocked ? FLAG.blocked : FLAG.ready;
    const { parts } = objective;
    if (parts.length > 0 && parts.every((p) => cells[p]?.status === 'mastered')) {
      bits |= FLAG.partsReady;
    }
  }
  if (status !== 'excused') {
    if (standing.stuck) bits |= FLAG.stuck;
    if (standing.slipped) bits |= FLAG.slipped;
  }
  if (isOverdue(context, cell, i)) bits |= FLAG.overdue;
  if (context.confirmMultipleChoice && objective.critical && standing.onlyMultipleChoice) {
    bits |= FLAG.toConfirm;
  }
  const newest = facts.attempts[i]?.at(-1);
  for (const mark of facts.marks.get(i) ?? []) {
    // Work that came in after the mark settles it.
    const settled = newest !== undefined && isAfter(newest, mark);
    if (mark.kind === 'missing' && !settled) bits |= FLAG.missing;
    if (mark.kind === 'recheck' && !settled) bits |= FLAG.recheck;
    if (mark.kind === 'pre-learned') bits |= FLAG.preLearned;
  }
  return bits;
}

/** Behind, ahead and the counts, over the planned objectives. */
function paceOf(
  context: RowContext,
  cells: readonly Cell[],
): Pick<StudentRow, 'behind' | 'ahead' | 'mastered' | 'dueCount'> {
  let late = 0;
  let ahead = 0;
  let mastered = 0;
  let dueCount = 0;
  let longOverdue = false;
  for (let i = 0; i < context.planned; i += 1) {
    const cell = cells[i] as Cell;
    const isDue = cell.due !== null && cell.due <= context.asOf;
    if (cell.status === 'mastered') mastered += 1;
    if (cell.status === 'mastered' && cell.due !== null && !isDue) ahead += 1;
    if (!isDue || cell.status === 'excused') continue;
    dueCount += 1;
    if (cell.status === 'mastered' || !isOpen(context, i)) continue;
    late += 1;
    longOverdue ||=
      (context.objectives[i]?.critical ?? false) &&
      isOverdue(context, cell, i) &&
      addClassDays(context.calendar, cell.due as IsoDate, CRITICAL_OVERDUE_DAYS) <= context.asOf;
  }
  const behind = Math.max(0, late - BUFFER);
  return { behind: longOverdue ? Math.max(1, behind) : behind, ahead, mastered, dueCount };
}
