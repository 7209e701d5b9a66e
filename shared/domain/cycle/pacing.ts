import { addClassDays, type ClassCalendar, classDays, classDaysSince } from '../calendar.ts';
import { waitingOn } from '../prerequisite-reach.ts';
import { addDays, type IsoDate } from '../time.ts';

/** The class day `count` class days before a date; the date itself when the class had not begun. */
export function classDaysBefore(calendar: ClassCalendar, from: IsoDate, count: number): IsoDate {
  const days = classDays(calendar, addDays(from, -Math.max(30, count * 8)), addDays(from, -1));
  return days[days.length - count] ?? days[0] ?? from;
}

/** A date moved by class days, later or (negative) earlier. */
export const movedBy = (calendar: ClassCalendar, date: IsoDate, by: number): IsoDate =>
  by >= 0 ? addClassDays(calendar, date, by) : classDaysBefore(calendar, date, -by);

/** Target dates on or after `from`, moved by class days; null where nothing moves. */
export function shiftDates(
  calendar: ClassCalendar,
  dues: readonly (IsoDate | null)[],
  from: IsoDate,
  by: number,
): (IsoDate | null)[] {
  return dues.map((due) => {
    if (due === null || due < from || by === 0) return null;
    const moved = movedBy(calendar, due, by);
    return moved === due ? null : moved;
  });
}

/** Class days from one date to another; less than 0 when the other lies earlier. */
const classDaysBetween = (calendar: ClassCalendar, from: IsoDate, to: IsoDate): number =>
  to >= from ? classDaysSince(calendar, from, to) : 0 - classDaysSince(calendar, to, from);

/** What moving some target dates together means. */
export interface MovedTogether {
  /** The new date of each, in the order given. */
  readonly dates: readonly IsoDate[];
  /** The latest date they had; null: none had one. */
  readonly latest: IsoDate | null;
  /** By how many class days they moved. */
  readonly by: number;
}

/**
 * Target dates moved so that the latest of them lies on `on` and the others keep their distance in
 * class days. What had no date is due on that day too.
 */
export function moveTogether(
  calendar: ClassCalendar,
  dues: readonly (IsoDate | null)[],
  on: IsoDate,
): MovedTogether {
  const latest = dues.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  const by = latest === null ? 0 : classDaysBetween(calendar, latest, on);
  const dates = dues.map((due) =>
    due === null || due === latest ? on : movedBy(calendar, due, by),
  );
  return { dates, latest, by };
}

/** Class days that one objective really took; null before anything was finished. */
export function daysPerObjective(classDaysUsed: number, finished: number): number | null {
  return finished === 0 || classDaysUsed === 0 ? null : classDaysUsed / finished;
}

/** The class day by which `remaining` objectives are done at a pace, counted from after `today`. */
export function doneBy(
  calendar: ClassCalendar,
  today: IsoDate,
  remaining: number,
  perObjective: number,
): IsoDate {
  // A hair below, so that 3 × ⅓ is one day whatever the doubles say.
  return addClassDays(calendar, today, Math.max(0, Math.ceil(remaining * perObjective - 1e-9)));
}

/** What is left of a plan, in plan order. */
export interface Remaining {
  readonly critical: boolean;
  /** Positions among the remaining that it needs. */
  readonly needs: readonly number[];
}

/** What must give so that the rest fits. */
export interface Giving {
  /** How many objectives fit into the class days left. */
  readonly fits: number;
  /** Positions to leave out, in plan order; never a critical one, nor what a critical one needs. */
  readonly drop: readonly number[];
  /** Objectives that do not fit even then. */
  readonly short: number;
}

/**
 * Which nice-to-know objectives to leave out so that every critical one stays. Last ones go first;
 * what is left out takes along the nice-to-know ones that wait on it.
 */
export function whatMustGive(
  remaining: readonly Remaining[],
  daysLeft: number,
  perObjective: number,
): Giving {
  const fits = Math.min(remaining.length, Math.floor(daysLeft / perObjective + 1e-9));
  const waiting = waitingOn(remaining.map((one) => one.needs));
  const mayGo = (i: number) =>
    remaining[i]?.critical === false &&
    [...(waiting[i] ?? [])].every((other) => remaining[other]?.critical === false);
  const gone = new Set<number>();
  for (let i = remaining.length - 1; i >= 0 && remaining.length - gone.size > fits; i -= 1) {
    if (gone.has(i) || !mayGo(i)) continue;
    gone.add(i);
    for (const other of waiting[i] ?? []) gone.add(other);
  }
  const drop = [...gone].sort((a, b) => a - b);
  return { fits, drop, short: Math.max(0, remaining.length - drop.length - fits) };
}
