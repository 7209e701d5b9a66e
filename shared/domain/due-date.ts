import { addClassDays, type ClassCalendar, isClassDay } from './calendar.ts';
import { addDays, type IsoDate } from './time.ts';

/** Class days within which a newcomer's dates move, and by which they move (PRODUCT.md 4). */
const NEWCOMER_DAYS = 10;

/** Class days after an absence whose dates still move. */
const AFTER_ABSENCE = 10;

/** A run of absent class days without a class day attended between them. */
export interface AbsenceSpell {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly classDays: number;
  /** The last day whose dates still move because of it. */
  readonly reach: IsoDate;
}

/** Groups absent days into spells; absences on days without class count nothing. */
function absenceSpells(calendar: ClassCalendar, days: readonly IsoDate[]): AbsenceSpell[] {
  const absent = [...new Set(days)].filter((day) => isClassDay(calendar, day)).sort();
  const runs: IsoDate[][] = [];
  for (const day of absent) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before !== undefined && nextClassDay(calendar, before) === day) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => {
    const last = run.at(-1) as IsoDate;
    const reach = addClassDays(calendar, last, AFTER_ABSENCE);
    return { first: run[0] as IsoDate, last, classDays: run.length, reach };
  });
}

function nextClassDay(calendar: ClassCalendar, day: IsoDate): IsoDate | null {
  for (let n = 1; n <= 60; n += 1) {
    const next = addDays(day, n);
    if (isClassDay(calendar, next)) return next;
  }
  return null;
}

/** What moves one student's dates. */
export interface DateShifts {
  /** First day of the enrolment of a newcomer whose dates move; null: none. */
  readonly newcomerFrom: IsoDate | null;
  /** The last of the newcomer's first class days; dates up to it move. */
  readonly newcomerUntil: IsoDate | null;
  readonly spells: readonly AbsenceSpell[];
}

export const NO_SHIFTS: DateShifts = { newcomerFrom: null, newcomerUntil: null, spells: [] };

/** The shifts of a newcomer (or null start) with these absences; each kind switchable by class. */
export function dateShifts(
  calendar: ClassCalendar,
  newcomerFrom: IsoDate | null,
  absentDays: readonly IsoDate[],
): DateShifts {
  const spells = absenceSpells(calendar, absentDays);
  if (newcomerFrom === null) return spells.length === 0 ? NO_SHIFTS : { ...NO_SHIFTS, spells };
  const firstDay = isClassDay(calendar, newcomerFrom) ? 1 : 0;
  return {
    newcomerFrom,
    newcomerUntil: addClassDays(calendar, newcomerFrom, NEWCOMER_DAYS - firstDay),
    spells,
  };
}

/** A student's date for an objective: the class's date, moved by joining late and by absence. */
export function movedDue(calendar: ClassCalendar, due: IsoDate, shifts: DateShifts): IsoDate {
  let date = due;
  if (
    shifts.newcomerFrom !== null &&
    shifts.newcomerUntil !== null &&
    date >= shifts.newcomerFrom &&
    date <= shifts.newcomerUntil
  ) {
    date = addClassDays(calendar, date, NEWCOMER_DAYS);
  }
  for (const spell of shifts.spells) {
    if (date >= spell.first && date <= spell.reach) {
      date = addClassDays(calendar, date, spell.classDays);
    }
  }
  return date;
}
