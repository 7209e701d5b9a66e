import type { IsoDate } from './time.ts';

/**
 * Target dates over class days, one per objective. `units` holds the number of objectives of each
 * unit in order. By unit: a unit gets days in proportion to its objectives, and all of them are
 * due on its last day. By objective: one after the other at even distances. Either way the last
 * objective is due on the last day. Without days nothing is due.
 */
export function spreadDates(
  units: readonly number[],
  days: readonly IsoDate[],
  by: 'unit' | 'objective',
): (IsoDate | null)[] {
  const total = units.reduce((sum, count) => sum + count, 0);
  let done = 0;
  return units.flatMap((count) => {
    const before = done;
    done += count;
    return Array.from({ length: count }, (_, i) =>
      dayAt(days, by === 'unit' ? done : before + i + 1, total),
    );
  });
}

/** The class day by which `done` of `total` objectives are to be mastered. */
function dayAt(days: readonly IsoDate[], done: number, total: number): IsoDate | null {
  const index = Math.ceil((done * days.length) / total) - 1;
  return days[Math.max(0, index)] ?? null;
}
