import type { Attempt, Moment } from '../attempt.ts';
import { addClassDays, type ClassCalendar, isClassDay } from '../calendar.ts';
import type { StudentRow } from '../student-row.ts';
import { addDays, type IsoDate } from '../time.ts';
import type { ReasonKind } from './weights.ts';

/** Class days ahead within which something due is near: waiting work makes a gap matter. */
export const SOON = 10;

/** How many class days back the list remembers visits and plans. */
export const LOOK_BACK = 20;

/** A search for the latest class days gives up after so many days: no school pauses for longer. */
const HORIZON = 120;

/** What is the same for all students of a class on its day. */
export interface HelpClass {
  readonly calendar: ClassCalendar;
  readonly on: IsoDate;
  /** By position of the planned objective. */
  readonly critical: readonly boolean[];
  /** By position, planned ones first: the positions of what each needs. */
  readonly needs: readonly (readonly number[])[];
  /** Number of the scale's top level. */
  readonly top: number;
  /** The last of the next class days. */
  readonly soon: IsoDate;
  /** The latest class days before the day, newest first. */
  readonly before: readonly IsoDate[];
  /** Which class day of the year it is; the first is 1. */
  readonly number: number;
  /** How many belong to the class, here or absent. */
  readonly size: number;
}

/** The days around a class's day that the list looks at. */
export function helpDays(
  calendar: ClassCalendar,
  on: IsoDate,
): Pick<HelpClass, 'soon' | 'before' | 'number'> {
  const before: IsoDate[] = [];
  for (let n = 1; n <= HORIZON && before.length < LOOK_BACK; n += 1) {
    const day = addDays(on, -n);
    if (isClassDay(calendar, day)) before.push(day);
  }
  return { soon: addClassDays(calendar, on, SOON), before, number: classDayNumber(calendar, on) };
}

/** Which class day of its year a day is; a class without a first day counts from 1 August. */
export function classDayNumber(calendar: ClassCalendar, on: IsoDate): number {
  const august = `${on.slice(0, 4)}-08-01`;
  const year = on >= august ? august : `${Number(on.slice(0, 4)) - 1}-08-01`;
  let number = 0;
  for (let day = calendar.first ?? year; day <= on; day = addDays(day, 1)) {
    if (isClassDay(calendar, day)) number += 1;
  }
  return number;
}

/** An open mark, with the position of its objective in the plan. */
export interface HelpMark extends Moment {
  readonly kind: string;
  /** Null: about the student in this class. */
  readonly objective: number | null;
  readonly until: IsoDate | null;
}

/** What the list knows about one student. */
export interface HelpStudent {
  /** Position in roster order, absent ones counted. */
  readonly index: number;
  readonly row: StudentRow;
  /** By position of the objective, each list in total order. */
  readonly attempts: readonly (readonly Attempt[])[];
  /** Newest corrective by position of the objective. */
  readonly correctives: ReadonlyMap<number, Moment>;
  readonly marks: readonly HelpMark[];
  /** Days absent. */
  readonly absences: ReadonlySet<IsoDate>;
  /** The newest talk with the teacher. */
  readonly contact: Moment | null;
  /** Days with a talk; those of the last class days suffice. */
  readonly talks: ReadonlySet<IsoDate>;
  /** First day in the class; null: since for ever. */
  readonly since: IsoDate | null;
  /** Days on which a started class had planned a visit. */
  readonly planned: ReadonlySet<IsoDate>;
  /** Days of such a plan for which an appointment was made that still lies ahead. */
  readonly deferred: ReadonlySet<IsoDate>;
  /** Days of such a plan on which a harder task was a reason. */
  readonly challenged: ReadonlySet<IsoDate>;
}

/** Why a student is on the list. */
export interface HelpReason {
  readonly kind: ReasonKind;
  readonly points: number;
  /** Positions in the plan, those that weigh most first. */
  readonly objectives: readonly number[];
  /** How many things or class days it is about. */
  readonly count: number;
  /** The day it is about: of the check, the mark, the date missed. */
  readonly on: IsoDate | null;
}
