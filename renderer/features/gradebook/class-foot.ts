import type { Say } from '#shared/text/text.ts';
import type { GridFoot } from '../../grid/grid-view.ts';
import { toneOf } from '../../ui/level-tone.ts';
import type { ClassColumn } from './class-columns.ts';
import { EXCUSED, type GridAnswer, type StudentRow } from './class-rows.ts';

/** How many students stand at each level of an objective; excused ones are not asked. */
export interface Distribution {
  /** By index of the level. */
  readonly levels: readonly number[];
  readonly nothing: number;
}

/** Counts one column. */
export function distributionOf(
  rows: Iterable<StudentRow>,
  place: number,
  levelCount: number,
): Distribution {
  const levels = new Array<number>(levelCount).fill(0);
  let nothing = 0;
  for (const row of rows) {
    if (row.status[place] === EXCUSED) continue;
    const level = row.level[place] ?? -1;
    const before = levels[level];
    if (before === undefined) nothing += 1;
    else levels[level] = before + 1;
  }
  return { levels, nothing };
}

/** The foot of the columns: shares from the highest level at the bottom up, true to size. */
export function footOf(
  grid: Pick<GridAnswer, 'scale' | 'threshold'>,
  columns: readonly ClassColumn[],
  rows: readonly StudentRow[],
  say: Say,
): GridFoot[] {
  const { levels } = grid.scale;
  return columns.map((column) => {
    const { levels: counts, nothing } = distributionOf(rows, column.place, levels.length);
    const shares = counts
      .map((count, level) => ({ count, level }))
      .filter(({ count }) => count > 0)
      .reverse();
    const words = shares.map(({ count, level }) =>
      say('grid.foot-share', { count, level: levels[level]?.name ?? '' }),
    );
    if (nothing > 0) words.push(say('grid.foot-nothing', { count: nothing }));
    const tones = shares.map(({ count, level }) => ({
      count,
      tone: toneOf(level, grid.threshold, levels.length),
    }));
    const total = nothing + shares.reduce((sum, { count }) => sum + count, 0);
    return {
      id: column.id,
      label: say('grid.foot', { code: column.fullCode, shares: words.join(', ') }),
      background: barOf(tones, total),
    };
  });
}

function barOf(
  shares: readonly { readonly count: number; readonly tone: string }[],
  total: number,
): string {
  if (total === 0) return 'none';
  let from = 0;
  const stops = shares.map(({ count, tone }) => {
    const to = from + (100 * count) / total;
    const stop = `var(--${tone}) ${from.toFixed(2)}% ${to.toFixed(2)}%`;
    from = to;
    return stop;
  });
  return `linear-gradient(to top, ${[...stops, `var(--line) ${from.toFixed(2)}%`].join(', ')})`;
}
