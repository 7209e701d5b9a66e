import {
  addDays,
  dateOfDay,
  dayNumber,
  type IsoDate,
  WEEKDAYS,
  weekdayOf,
} from '#shared/domain/time.ts';

/** First day of the month of a date. */
export const monthOf = (date: IsoDate): IsoDate => `${date.slice(0, 8)}01`;

/** First day of the month that lies `months` after that of a date. */
export function monthAfter(date: IsoDate, months: number): IsoDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const month = String((index % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${month}-01`;
}

/** Last day of the month of a date. */
export const lastOfMonth = (date: IsoDate): IsoDate => addDays(monthAfter(date, 1), -1);

/** The weeks, Monday first, that cover the month of a date; days of its neighbours included. */
export function weeksOfMonth(date: IsoDate): IsoDate[][] {
  const first = monthOf(date);
  const start = dayNumber(first) - WEEKDAYS.indexOf(weekdayOf(first));
  const end = dayNumber(lastOfMonth(date));
  const weeks: IsoDate[][] = [];
  for (let monday = start; monday <= end; monday += 7) {
    weeks.push(Array.from({ length: 7 }, (_, day) => dateOfDay(monday + day)));
  }
  return weeks;
}
