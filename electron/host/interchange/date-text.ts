import { type IsoDate, isIsoDate } from '#shared/domain/time.ts';

/**
 * A date as a file writes it: sure, or two numbers and a year of which nobody knows yet which is
 * the day.
 */
export type WrittenDate =
  | { readonly kind: 'sure'; readonly date: IsoDate }
  | { readonly kind: 'slashed'; readonly a: number; readonly b: number; readonly year: number };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const SPANISH_MONTHS = 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' ');
const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}.*)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`);
const WEEKDAY = String.raw`(?:[A-Za-zÀ-ÿ]{3,9}\.?,? +)?`;
const DAY_MONTH = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})[ -]([A-Za-z]{3,10})\.?[ ,-]+(\d{4})${TIME}$`,
);
const MONTH_DAY = new RegExp(
  String.raw`^${WEEKDAY}([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})${TIME}$`,
);

const pad = (value: number): string => String(value).padStart(2, '0');

/** The calendar's day, or null when the calendar lacks it. */
function dayOf(year: number, month: number, day: number): IsoDate | null {
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isIsoDate(date) ? date : null;
}

const sure = (date: IsoDate | null): WrittenDate | null =>
  date === null ? null : { kind: 'sure', date };

function monthOf(name: string): number {
  const short = name.slice(0, 3).toLowerCase();
  return Math.max(MONTHS.indexOf(short), SPANISH_MONTHS.indexOf(short)) + 1;
}

/** Reads what a cell says; null when it is no date at all. A time of day is left aside. */
export function writtenDate(cell: string): WrittenDate | null {
  // 10 de noviembre de 2026
  const text = cell.trim().replace(/ del? /g, ' ');
  const first = YEAR_FIRST.exec(text);
  if (first) return sure(dayOf(Number(first[1]), Number(first[2]), Number(first[3])));
  const words = DAY_MONTH.exec(text);
  if (words) return sure(dayOf(Number(words[3]), monthOf(words[2] ?? ''), Number(words[1])));
  const american = MONTH_DAY.exec(text);
  if (american) {
    return sure(dayOf(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2])));
  }
  const last = YEAR_LAST.exec(text);
  if (!last) return null;
  const [a, b, written] = [Number(last[1]), Number(last[3]), Number(last[4])];
  const year = written < 100 ? 2000 + written : written;
  // With dots the day stands first everywhere.
  if (last[2] === '.') return sure(dayOf(year, b, a));
  return dayOf(year, a, b) || dayOf(year, b, a) ? { kind: 'slashed', a, b, year } : null;
}

/** Reads dates as `writtenDate` does, each of them once: a file has few days and many rows. */
export function dateReader(): typeof writtenDate {
  const known = new Map<string, WrittenDate | null>();
  return (cell) => {
    let date = known.get(cell);
    if (date === undefined) {
      date = writtenDate(cell);
      if (known.size < MOST_KNOWN) known.set(cell, date);
    }
    return date;
  };
}
const MOST_KNOWN = 10_000;

/** How the slashed dates of a file are meant. */
export type DayOrder = 'day-first' | 'month-first' | 'unknown';

/**
 * What the dates themselves say: a number above 12 is a day. `unknown` when none is, or when they
 * contradict each other; then a person is asked. Dates that read the same both ways say nothing.
 */
export function dayOrderOf(dates: Iterable<WrittenDate | null>): DayOrder {
  let dayFirst = false;
  let monthFirst = false;
  let undecided = false;
  for (const date of dates) {
    if (date?.kind !== 'slashed') continue;
    if (date.a > 12) dayFirst = true;
    else if (date.b > 12) monthFirst = true;
    else if (date.a !== date.b) undecided = true;
  }
  if (dayFirst !== monthFirst) return dayFirst ? 'day-first' : 'month-first';
  return dayFirst || undecided ? 'unknown' : 'month-first';
}

/** The day that is meant; null when the calendar lacks it in that order. */
export function resolveDate(date: WrittenDate, order: DayOrder): IsoDate | null {
  if (date.kind === 'sure') return date.date;
  if (order === 'unknown') return null;
  const { a, b, year } = date;
  return order === 'day-first' ? dayOf(year, b, a) : dayOf(year, a, b);
}
