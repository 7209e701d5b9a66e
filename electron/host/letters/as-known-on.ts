import { addDays } from '#shared/domain/time.ts';
import type { Effects, ReadCtx } from '../context.ts';
import { createMemo } from '../memo.ts';
import type { Connection } from '../store/connection.ts';
import { copyKnownOn, newestArrival } from '../store/known-copy.ts';
import { createQuery } from '../store/query.ts';
import { createRows } from '../store/rows.ts';

/** Past states asked for lately; "then" and "now" of a dispute are asked again and again. */
const KEPT = 3;

interface Past {
  readonly at: number;
  readonly revision: number;
  readonly db: Connection;
  readonly ctx: Pick<ReadCtx, 'query' | 'rows' | 'memo'>;
}

/** Answers from what the gradebook held at a moment; every question runs on it unchanged. */
export interface PastStates {
  /** The present context, moved to a date's end or an instant. */
  asKnownOn(present: ReadCtx, moment: string): ReadCtx;
}

const DAY = 86_400_000;

/** The last millisecond that lies on or before a local day. */
export function endOfDay(dayOf: Effects['dayOf'], date: string): number {
  // Local midnight lies within a day and a half of midnight in UTC, whatever the time zone.
  let last = Date.parse(date) - 2 * DAY;
  let after = Date.parse(addDays(date, 1)) + 2 * DAY;
  while (after - last > 1) {
    const middle = Math.floor((last + after) / 2);
    if (dayOf(middle) <= date) last = middle;
    else after = middle;
  }
  return last;
}

/** The past states of one open file. */
export function createPastStates(db: Connection): PastStates {
  const kept: Past[] = [];
  const build = (at: number, revision: number): Past => {
    const copy = copyKnownOn(db, at);
    const rows = createRows(copy, { change: () => {}, op: () => 0, appended: () => {} });
    return {
      at,
      revision,
      db: copy,
      ctx: { query: createQuery(copy), rows, memo: createMemo().get },
    };
  };

  return {
    asKnownOn(present, moment) {
      const isDay = moment.length === 10;
      const at = isDay ? endOfDay(present.dayOf, moment) : Date.parse(moment);
      if (at >= newestArrival(db)) return present;
      let past = kept.find((one) => one.at === at && one.revision === present.revision);
      if (!past) {
        past = build(at, present.revision);
        kept.unshift(past);
        while (kept.length > KEPT) kept.pop()?.db.close();
      }
      return { ...present, ...past.ctx };
    },
  };
}
