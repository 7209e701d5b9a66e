import type { Say } from '#shared/text/text.ts';
import type { GridFoot } from '../../grid/grid-view.ts';
import { toneOf } from '../../ui/level-tone.ts';
import type { ClassColumn } from './class-columns.ts';
import { EXCUSED, type GridAnswer, OUTSIDE, type StudentRow } from './class-rows.ts';

/** How many students stand at each level of an objective; excused ones are not asked. */
export interface Distribution {
  /** By index of the level. */
  readonly levels: readonly number[];
  readonly nothing: number;
}

/** Counts columns by place; line by line, because that is how the lines lie in memory. */
export function distributionsOf(
  rows: readonly StudentRow[],
  places: readonly number[],
  levelCount: number,
): Distribution[] {
  const size = levelCount + 1;
  const counts = new Int32Array(places.length * size);
  for (const row of rows) {
    const { status, level } = row;
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] ?? -1;
      if (status[place] === EXCUSED || status[place] === OUTSIDE) continue;
      // Nothing yet is level −1 and stands first.
      const at = i * size + 1 + (level[place] ?? -1);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return places.map((_, i) => {
    const [nothing = 0, ...levels] = counts.subarray(i * size, (i + 1) * size);
    return { nothing, levels };
  });
}

/** Makes feet; a column whose distribution did not change keeps its foot, and is not drawn anew. */
export function createFeet(
  grid: Pick<GridAnswer, 'scale' | 'threshold'>,
  say: Say,
): (columns: readonly ClassColumn[], rows: readonly StudentRow[]) => GridFoot[] {
  const known = new Map<string, { readonly counted: string; readonly foot: GridFoot }>();
  return (columns, rows) => {
    const places = columns.map((column) => column.place);
    const distributions = distributionsOf(rows, places, grid.scale.levels.length);
    return columns.map((column, i) => {
      const distribution = distributions[i] ?? { nothing: 0, levels: [] };
      const counted = `${distribution.nothing} ${distribution.levels.join(' ')}`;
      const before = known.get(column.id);
      if (before?.counted === counted) return before.foot;
      const foot = footOf(grid, column, distribution, say);
      known.set(column.id, { counted, foot });
      return foot;
    });
  };
}

/** The foot of a column: shares from the highest level at the bottom up, true to size. */
function footOf(
  grid: Pick<GridAnswer, 'scale' | 'threshold'>,
  column: Pick<ClassColumn, 'id' | 'fullCode'>,
  { levels: counts, nothing }: Distribution,
  say: Say,
): GridFoot {
  const { levels } = grid.scale;
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
    tone: levels[level]?.colour
      ? `own-ground-${level}`
      : toneOf(level, grid.threshold, levels.length),
  }));
  const total = nothing + shares.reduce((sum, { count }) => sum + count, 0);
  return {
    id: column.id,
    label: say('grid.foot', { code: column.fullCode, shares: words.join(', ') }),
    background: barOf(tones, total),
  };
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
