import { addClassDays, type ClassCalendar, classDaysSince } from './calendar.ts';
import type { OwnPace } from './student-row.ts';
import type { IsoDate } from './time.ts';

/**
 * How long after beginning a unit each objective is due where students begin units when ready. The
 * plan's dates say it: a unit begins on the class day after the last date of those before it (the
 * first one with the class), or with its own first date where units overlap.
 */
export function unitPaces(
  calendar: ClassCalendar,
  units: readonly { readonly first: number; readonly count: number }[],
  objectives: readonly { readonly due: IsoDate | null }[],
): OwnPace[] {
  const paces: OwnPace[] = [];
  let lastDue: IsoDate | null = null;
  units.forEach(({ first, count }, unit) => {
    const dues = objectives.slice(first, first + count).map((objective) => objective.due);
    const dated = dues.filter((due) => due !== null).sort();
    const earliest = dated[0] ?? null;
    const planned: IsoDate | null =
      lastDue === null ? calendar.first : addClassDays(calendar, lastDue, 1);
    const start = planned !== null && earliest !== null && planned <= earliest ? planned : earliest;
    for (const due of dues) {
      paces.push({
        unit,
        after: due === null || start === null ? null : classDaysSince(calendar, start, due),
      });
    }
    const latest = dated.at(-1) ?? null;
    if (latest !== null && (lastDue === null || latest > lastDue)) lastDue = latest;
  });
  return paces;
}
