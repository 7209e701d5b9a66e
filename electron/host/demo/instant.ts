import type { IsoDate } from '#shared/domain/time.ts';

/** The instant at which this machine's clocks show so many minutes after midnight on a day. */
export function instantOn(day: IsoDate, minutes: number): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 0, minutes).getTime();
}
