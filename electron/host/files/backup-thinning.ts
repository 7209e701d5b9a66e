import { dayNumber, type IsoDate } from '#shared/domain/time.ts';
import { localDay } from '../effects.ts';

/** What the choice needs to know of a backup. */
export interface Dated {
  readonly file: string;
  /** Instant at which it was made. */
  readonly at: number;
  /** Kept until deleted by hand. */
  readonly kept?: boolean;
}

const DAY = 86_400_000;

/** Everything of the last two days stays. */
const ALL_FOR = 2 * DAY;

/** Weeks begin on Monday; day 0 was a Thursday. */
const weekOf = (day: IsoDate): string => `week ${Math.floor((dayNumber(day) + 3) / 7)}`;

/**
 * Then the last one of each of so many days, weeks and months stays. Fixed days, weeks and months
 * and not spans of age: with those, every day's thinning would take away what the day before kept,
 * and no backup would ever grow old.
 */
const LADDER = [
  { span: (day: IsoDate) => day, count: 12 },
  { span: weekOf, count: 10 },
  { span: (day: IsoDate) => day.slice(0, 7), count: 9 },
] as const;

/**
 * Names of the backups that may go: all of two days stay, then 12 daily, 10 weekly and 9 monthly
 * ones, and always the newest. When one of them lies after `now` the clock went backwards, and
 * nothing goes: what looks old may be young. Days are those of the wall calendar, which `dayOf`
 * knows: east of Asia a school day goes over midnight in UTC, and would count as two.
 */
export function thinned(backups: readonly Dated[], now: number, dayOf = localDay): string[] {
  if (backups.some((backup) => backup.at > now)) return [];
  const ordered = [...backups].sort((a, b) => b.at - a.at || (a.file < b.file ? 1 : -1));
  const going: string[] = [];
  let rung = 0;
  let left: number = LADDER[0].count;
  let above = ordered[0]?.at ?? now;
  ordered.forEach((backup, i) => {
    if (i === 0 || backup.kept || now - backup.at < ALL_FOR) {
      if (!backup.kept) above = backup.at;
      return;
    }
    while (left === 0 && rung < LADDER.length) {
      rung += 1;
      left = LADDER[rung]?.count ?? 0;
    }
    const span = LADDER[rung]?.span;
    if (!span || span(dayOf(backup.at)) === span(dayOf(above))) {
      going.push(backup.file);
      return;
    }
    above = backup.at;
    left -= 1;
  });
  return going;
}
