import type { IsoDate, Millis } from '../domain/time.ts';

/** Dates, numbers and order of names in one language. */
export interface Format {
  /** Tuesday 10 November */
  longDay(date: IsoDate): string;
  /** Tuesday 10 November 2026, for paper that outlives its year */
  fullDay(date: IsoDate): string;
  /** Tue 10 Nov */
  weekdayDay(date: IsoDate): string;
  /** 10 Nov; with the year when it is not the year of `today`. */
  day(date: IsoDate, today?: IsoDate): string;
  /** Friday */
  weekday(date: IsoDate): string;
  /** Fri */
  shortWeekday(date: IsoDate): string;
  /** November 2026 */
  month(date: IsoDate): string;
  /** 10:42, in the time zone of this machine. */
  time(instant: Millis): string;
  /** 10 Nov, 10:42, in the time zone of this machine. */
  dayAndTime(instant: Millis): string;
  number(value: number): string;
  /** a, b and c */
  list(parts: readonly string[]): string;
  /** Names in the order that readers of the language expect. */
  compare(a: string, b: string): number;
}

/** Makes something when it is first wanted: each formatter takes milliseconds to set up. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The format of a locale such as `en-GB`. Calendar days are shown as written, in no time zone. */
export function createFormat(locale: string): Format {
  const ofDay = (options: Intl.DateTimeFormatOptions) => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
    return (date: IsoDate) => format().format(Date.parse(`${date}T12:00:00Z`));
  };
  const dayAndMonth = ofDay({ day: 'numeric', month: 'short' });
  const withYear = ofDay({ day: 'numeric', month: 'short', year: 'numeric' });
  const time = lazily(
    () => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
  );
  const instant = lazily(
    () =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        hour: 'numeric',
        minute: '2-digit',
      }),
  );
  const number = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const list = lazily(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const collator = lazily(() => new Intl.Collator(locale, { numeric: true }));
  return {
    longDay: ofDay({ weekday: 'long', day: 'numeric', month: 'long' }),
    fullDay: ofDay({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    weekdayDay: ofDay({ weekday: 'short', day: 'numeric', month: 'short' }),
    day: (date, today) =>
      today === undefined || today.slice(0, 4) === date.slice(0, 4)
        ? dayAndMonth(date)
        : withYear(date),
    weekday: ofDay({ weekday: 'long' }),
    shortWeekday: ofDay({ weekday: 'short' }),
    month: ofDay({ month: 'long', year: 'numeric' }),
    time: (at) => time().format(at),
    dayAndTime: (at) => instant().format(at),
    number: (value) => number().format(value),
    list: (parts) => list().format(parts),
    compare: (a, b) => collator().compare(a, b),
  };
}
