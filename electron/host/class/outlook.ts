import { classDays, classDaysSince } from '#shared/domain/calendar.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { daysPerObjective, doneBy, whatMustGive } from '#shared/domain/cycle/pacing.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { type ClassBook, classBook } from './class-book.ts';
import { type ClassDay, classDay, studentDays } from './class-day.ts';

/** How far a class comes at its pace. */
export interface Outlook {
  readonly book: ClassBook;
  readonly on: IsoDate;
  /** The last day of the class, else of its plan. */
  readonly last: IsoDate | null;
  readonly daysLeft: number;
  readonly finished: number;
  /** Positions of what the class has not finished, in plan order. */
  readonly remaining: readonly number[];
  readonly perObjective: number | null;
  readonly doneBy: IsoDate | null;
  readonly fits: number;
  /** Positions of what must give. */
  readonly drop: readonly number[];
  readonly short: number;
}

/** What the class has used for what it has finished, and what that means for the rest. */
export function outlook(ctx: ReadCtx, classId: string, on: IsoDate): Outlook {
  const book = classBook(ctx, classId);
  const day = classDay(ctx, book, on);
  const planned = book.objectives.slice(0, book.planned);
  const dues = planned.flatMap((objective) => objective.due ?? []);
  const last = book.row.last ?? dues.reduce<IsoDate | null>((a, b) => (a && a > b ? a : b), null);
  const isFinished = finishedBy(ctx, day);
  const remaining = planned.flatMap((_, i) => (isFinished[i] ? [] : [i]));
  const begun = day.context.opened.flatMap((opened) => (opened && opened <= on ? [opened] : []));
  const start = begun.reduce<IsoDate | null>((a, b) => (a && a < b ? a : b), null);
  const used = start === null ? 0 : classDaysSince(book.calendar, addDays(start, -1), on);
  const finished = book.planned - remaining.length;
  const perObjective = daysPerObjective(used, finished);
  const daysLeft =
    last === null || last <= on ? 0 : classDays(book.calendar, addDays(on, 1), last).length;
  const place = new Map(remaining.map((i, at) => [i, at]));
  const giving =
    perObjective === null || last === null
      ? { fits: remaining.length, drop: [], short: 0 }
      : whatMustGive(
          remaining.map((i) => ({
            critical: planned[i]?.critical ?? false,
            needs: (planned[i]?.needs ?? []).flatMap((need) => place.get(need) ?? []),
          })),
          daysLeft,
          perObjective,
        );
  return {
    book,
    on,
    last,
    daysLeft,
    finished,
    remaining,
    perObjective: perObjective === null ? null : Math.round(perObjective * 100) / 100,
    doneBy:
      perObjective === null || remaining.length === 0
        ? null
        : doneBy(book.calendar, on, remaining.length, perObjective),
    fits: giving.fits,
    drop: giving.drop.map((at) => remaining[at] ?? -1),
    short: giving.short,
  };
}

/** A class has finished what at least half of those who are asked have mastered. */
function finishedBy(ctx: ReadCtx, day: ClassDay): boolean[] {
  const { book } = day;
  const rows = studentDays(ctx, day, day.students).map((one) => one.row);
  return Array.from({ length: book.planned }, (_, i) => {
    const asked = rows.filter((row) => CELL_STATUSES[row.status[i] ?? 0] !== 'excused');
    const done = asked.filter((row) => CELL_STATUSES[row.status[i] ?? 0] === 'mastered');
    return asked.length > 0 && done.length * 2 >= asked.length;
  });
}
