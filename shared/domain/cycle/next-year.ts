import { type ClassCalendar, classDays } from '../calendar.ts';
import { addDays, daysBetween, type IsoDate } from '../time.ts';

/** Fifty-two weeks: the same weekday a year later. */
const YEAR = 364;

/** A day of one year in the next: the same weekday, as many years later as it takes to pass a day. */
export function yearLater(day: IsoDate, after: IsoDate): IsoDate {
  const years = Math.max(1, Math.ceil((daysBetween(day, after) + 1) / YEAR));
  return addDays(day, years * YEAR);
}

/** Target dates in the next year's calendar. */
export interface MovedDates {
  readonly dates: readonly (IsoDate | null)[];
  /** How many had no room before the last day and lie on it. */
  readonly crowded: number;
}

/**
 * Moves a plan's dates into another calendar by class days: what was due on the tenth class day is due
 * on the tenth again, whatever holidays lie between. Where a calendar has no first or last day, dates
 * keep their weekday and move by whole years.
 */
export function datesInNextYear(
  from: ClassCalendar,
  to: ClassCalendar,
  dues: readonly (IsoDate | null)[],
  today: IsoDate,
): MovedDates {
  const known = dues.filter((due) => due !== null);
  if (from.first === null || to.first === null || to.last === null) {
    const earliest = [...known].sort()[0] ?? '';
    const by = earliest === '' ? 0 : daysBetween(earliest, yearLater(earliest, to.first ?? today));
    return { dates: dues.map((due) => (due === null ? null : addDays(due, by))), crowded: 0 };
  }
  const days = classDays(to, to.first, to.last);
  const { first } = from;
  let crowded = 0;
  const dates = dues.map((due) => {
    if (due === null) return null;
    // A date between two class days is kept by the one before it.
    const place = Math.max(0, classDays(from, first, due).length - 1);
    if (place >= days.length) crowded += 1;
    return days[Math.min(place, days.length - 1)] ?? null;
  });
  return { dates, crowded };
}
