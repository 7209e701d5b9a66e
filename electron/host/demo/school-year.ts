import { type ClassCalendar, classDays, EVERY_WEEKDAY } from '#shared/domain/calendar.ts';
import { addDays, dayNumber, type IsoDate, type Weekday, weekdayOf } from '#shared/domain/time.ts';

/** A day on which school does not meet, with why. */
export interface DayOff {
  readonly on: IsoDate;
  readonly kind: 'off' | 'missed' | 'short';
  readonly note: string;
}

/** A term with the name of the one it lies in. */
export interface DemoTerm {
  readonly name: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly parent: string | null;
}

/** The school year around a day. */
export interface SchoolYear {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly off: readonly DayOff[];
  readonly terms: readonly DemoTerm[];
  readonly calendar: ClassCalendar;
  /** Every class day from first to last. */
  readonly days: readonly IsoDate[];
}

const date = (year: number, month: number, day: number): IsoDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The first such weekday on or after a date. */
function onOrAfter(from: IsoDate, weekday: Weekday): IsoDate {
  let on = from;
  while (weekdayOf(on) !== weekday) on = addDays(on, 1);
  return on;
}

/** The n-th such weekday of a month (n from 1). */
const nth = (year: number, month: number, weekday: Weekday, n: number): IsoDate =>
  addDays(onOrAfter(date(year, month, 1), weekday), (n - 1) * 7);

function span(from: IsoDate, count: number, note: string): DayOff[] {
  return Array.from({ length: count }, (_, i) => addDays(from, i))
    .filter((on) => !['sat', 'sun'].includes(weekdayOf(on)))
    .map((on) => ({ on, kind: 'off' as const, note }));
}

/** Enough of a year has to be over for its stories to be told. */
const BEGUN_FOR = 21;

/** The year in which a day lies, or the one that ended before it. */
export function schoolYearAround(today: IsoDate): SchoolYear {
  const calendarYear = Number(today.slice(0, 4));
  const begins = (year: number) => onOrAfter(date(year, 8, 18), 'mon');
  const year = addDays(begins(calendarYear), BEGUN_FOR) <= today ? calendarYear : calendarYear - 1;
  const first = begins(year);
  const last = onOrAfter(date(year + 1, 6, 1), 'fri');
  // Nobody knows in November that it will snow in February.
  const off = daysOff(year)
    .filter((day) => day.kind === 'off' || day.on < today)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const calendar: ClassCalendar = {
    ...EVERY_WEEKDAY,
    first,
    last,
    exceptions: new Map(off.map((day) => [day.on, day.kind])),
  };
  const days = classDays(calendar, first, last);
  return { first, last, off, calendar, days, terms: termsOf(year, days) };
}

const winterBreak = (year: number): IsoDate => onOrAfter(date(year, 12, 19), 'mon');

function daysOff(year: number): DayOff[] {
  const thanksgiving = nth(year, 11, 'thu', 4);
  const next = year + 1;
  const day = (on: IsoDate, note: string): DayOff[] => span(on, 1, note);
  return [
    ...day(nth(year, 9, 'mon', 1), 'Labor Day'),
    ...day(nth(year, 10, 'mon', 2), 'Fall holiday'),
    ...day(date(year, 11, 11), 'Veterans Day'),
    ...span(addDays(thanksgiving, -1), 3, 'Thanksgiving'),
    ...span(winterBreak(year), 14, 'Winter break'),
    ...day(nth(next, 1, 'mon', 3), 'Martin Luther King Jr. Day'),
    { on: nth(next, 2, 'tue', 1), kind: 'missed', note: 'Snow' },
    ...day(nth(next, 2, 'mon', 3), 'Presidents’ Day'),
    ...span(nth(next, 3, 'mon', 3), 5, 'Spring break'),
    ...day(
      nth(next, 5, 'mon', 5 - Number(nth(next, 5, 'mon', 5) > date(next, 5, 31))),
      'Memorial Day',
    ),
    { on: nth(year, 10, 'wed', 3), kind: 'short', note: 'Assembly' },
  ];
}

/** Year > two semesters > three six weeks each, ending on class days. */
function termsOf(year: number, days: readonly IsoDate[]): DemoTerm[] {
  const turn = days.findIndex((day) => day >= winterBreak(year));
  const semesters = [days.slice(0, turn), days.slice(turn)];
  const first = days[0] as IsoDate;
  const last = days.at(-1) as IsoDate;
  const terms: DemoTerm[] = [{ name: 'School year', start: first, end: last, parent: null }];
  semesters.forEach((semester, s) => {
    const name = `Semester ${s + 1}`;
    terms.push({ name, ...ends(semester), parent: 'School year' });
    let from = 0;
    for (let part = 1; part <= 3; part += 1) {
      const to = weekEnd(semester, Math.round((semester.length * part) / 3));
      const six = `Six Weeks ${s * 3 + part}`;
      terms.push({ name: six, ...ends(semester.slice(from, to)), parent: name });
      from = to;
    }
  });
  return terms;
}

const weekOf = (day: IsoDate): number => Math.floor((dayNumber(day) + 3) / 7);

/** The next position after which a new week begins. */
function weekEnd(days: readonly IsoDate[], position: number): number {
  let end = position;
  while (end < days.length && weekOf(days[end] as IsoDate) === weekOf(days[end - 1] as IsoDate)) {
    end += 1;
  }
  return end;
}

const ends = (days: readonly IsoDate[]): { start: IsoDate; end: IsoDate } => ({
  start: days[0] as IsoDate,
  end: days.at(-1) as IsoDate,
});
