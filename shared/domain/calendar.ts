import {
  addDays,
  dateOfDay,
  dayNumber,
  type IsoDate,
  type Weekday,
  weekdayOf,
  weekdayOfDay,
} from './time.ts';

/** When a class meets. */
export interface ClassCalendar {
  readonly first: IsoDate | null;
  readonly last: IsoDate | null;
  /** Weekdays on which it meets, unless there is a rotation. */
  readonly days: readonly Weekday[];
  /** Names of the rotation's days in order; the rotation runs over weekdays Monday to Friday. */
  readonly rotation: readonly string[] | null;
  /** Those of them on which the class meets; null: all. */
  readonly rotationDays: readonly string[] | null;
  readonly exceptions: ReadonlyMap<IsoDate, 'off' | 'missed' | 'short'>;
}

/** Monday to Friday, without beginning or end. */
export const EVERY_WEEKDAY: ClassCalendar = {
  first: null,
  last: null,
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  rotation: null,
  rotationDays: null,
  exceptions: new Map(),
};

/** A search for the next class day gives up after so many days: no school pauses for longer. */
const HORIZON = 800;

const isSchoolDay = (calendar: ClassCalendar, date: IsoDate): boolean => {
  const weekday = weekdayOf(date);
  return weekday !== 'sat' && weekday !== 'sun' && calendar.exceptions.get(date) !== 'off';
};

/**
 * Name of the rotation's day on a date: school days are counted from the class's first day (from
 * Monday 1970-01-05 when none is set); a day off does not use up a rotation day, a day on which
 * this class alone did not meet does. Null on weekends, days off and without a rotation.
 */
function rotationDayOf(calendar: ClassCalendar, date: IsoDate): string | null {
  const { rotation } = calendar;
  if (!rotation || rotation.length === 0 || !isSchoolDay(calendar, date)) return null;
  const start = dayNumber(calendar.first ?? '1970-01-05');
  const day = dayNumber(date);
  const offDays = [...calendar.exceptions].filter(([on, kind]) => {
    const weekday = weekdayOf(on);
    return (
      kind === 'off' &&
      weekday !== 'sat' &&
      weekday !== 'sun' &&
      dayNumber(on) >= Math.min(start, day) &&
      dayNumber(on) < Math.max(start, day)
    );
  }).length;
  const weekdays = weekdaysBetween(start, day);
  const index = weekdays + (day >= start ? -offDays : offDays);
  return rotation[((index % rotation.length) + rotation.length) % rotation.length] ?? null;
}

/** Mondays to Fridays from day number `from` (inclusive) to `to` (exclusive); negative backwards. */
function weekdaysBetween(from: number, to: number): number {
  return weekdaysBefore(to) - weekdaysBefore(from);
}

/** Mondays to Fridays before a day number, counted from Monday 1969-12-29 (day −3). */
function weekdaysBefore(day: number): number {
  const since = day + 3;
  const weeks = Math.floor(since / 7);
  return weeks * 5 + Math.min(since - weeks * 7, 5);
}

/** True on a day that this class met or will meet. */
export function isClassDay(calendar: ClassCalendar, date: IsoDate): boolean {
  if (calendar.first !== null && date < calendar.first) return false;
  if (calendar.last !== null && date > calendar.last) return false;
  // Off, did not meet, cut short: none of them counts as a day of class.
  if (calendar.exceptions.has(date)) return false;
  if (!calendar.rotation || calendar.rotation.length === 0) {
    return calendar.days.includes(weekdayOf(date));
  }
  const name = rotationDayOf(calendar, date);
  return name !== null && (calendar.rotationDays?.includes(name) ?? true);
}

/** The class days from `from` to `to`, both inclusive. */
export function classDays(calendar: ClassCalendar, from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (isClassDay(calendar, date)) days.push(date);
  }
  return days;
}

/** How many class days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function classDaysSince(calendar: ClassCalendar, from: IsoDate, to: IsoDate): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isClassDay(calendar, date)) count += 1;
  }
  return count;
}

/**
 * The class day that lies `count` (≥ 0) class days after a date. Where the calendar ends before,
 * the rest are counted as Mondays to Fridays, so that a moved date never vanishes.
 */
export function addClassDays(calendar: ClassCalendar, from: IsoDate, count: number): IsoDate {
  let left = count;
  let day = dayNumber(from);
  for (let step = 0; left > 0 && step < HORIZON; step += 1) {
    day += 1;
    // Most days that are none are weekends: told by their number, without writing the date out.
    if (isFreeWeekday(calendar, day) && isFreeWeekday(EVERY_WEEKDAY, day)) continue;
    const date = dateOfDay(day);
    const ended = calendar.last !== null && date > calendar.last;
    if (ended ? isClassDay(EVERY_WEEKDAY, date) : isClassDay(calendar, date)) left -= 1;
  }
  return dateOfDay(day);
}

/** True where no class of the pattern meets on the day's weekday; a rotation asks every day. */
function isFreeWeekday({ rotation, days }: ClassCalendar, day: number): boolean {
  return (rotation === null || rotation.length === 0) && !days.includes(weekdayOfDay(day));
}
