import { type CellFlag, flagBit } from '#shared/domain/cell.ts';
import type { GridSort } from '../../grid/grid-view.ts';
import { EXCUSED, OUTSIDE, type StudentRow } from './class-rows.ts';

export interface RowFilter {
  /** Only students with this flag on an objective that is shown. */
  readonly flag: CellFlag | null;
  readonly search: string;
  /** Only students with an objective that is shown among these, by student. */
  readonly assessed?: ReadonlyMap<string, ReadonlyMap<string, boolean>> | undefined;
}

/** Ids of the students who pass the filter, in the order asked for; ties stay in roster order. */
export function orderOf(
  rows: readonly StudentRow[],
  sort: GridSort,
  filter: RowFilter,
  /** Places of the objectives that are shown, by id. */
  places: ReadonlyMap<string, number>,
): string[] {
  const wanted = fold(filter.search.trim());
  const bit = filter.flag === null ? 0 : flagBit(filter.flag);
  const shown = [...places.values()];
  const kept = rows.filter(
    (row) =>
      (wanted === '' || fold(`${row.name} ${row.called} ${row.schoolId ?? ''}`).includes(wanted)) &&
      (filter.assessed === undefined ||
        [...places.keys()].some((id) => filter.assessed?.get(row.id)?.has(id))) &&
      (bit === 0 || shown.some((place) => ((row.flags[place] ?? 0) & bit) !== 0)),
  );
  return kept
    .map((row, index) => ({ id: row.id, index, rank: rankOf(row, sort, places) }))
    .sort((a, b) => compareRanks(a.rank, b.rank, sort.direction) || a.index - b.index)
    .map(({ id }) => id);
}

/** Small numbers first for `up`; null stands last either way. */
type Rank = readonly (number | null)[];

function rankOf(row: StudentRow, sort: GridSort, places: ReadonlyMap<string, number>): Rank {
  if (sort.by === 'name') return [];
  if (sort.by === 'need') return [row.need];
  if (sort.by === 'pace') return [row.ahead - row.behind, -row.behind];
  const place = places.get(sort.by);
  if (place === undefined) return [];
  const isAsked = row.status[place] !== EXCUSED && row.status[place] !== OUTSIDE;
  return [!isAsked ? null : (row.level[place] ?? -1)];
}

function compareRanks(a: Rank, b: Rank, direction: GridSort['direction']): number {
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return direction === 'up' ? x - y : y - x;
  }
  return 0;
}

/** Letters without marks and case, so that `Inés` is found by `ines`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a press on a head makes of the order: its own best first, then turned round, then none. */
export function nextSort(sort: GridSort, by: string): GridSort {
  const first = by === 'need' ? 'down' : 'up';
  if (sort.by !== by) return { by, direction: first };
  if (by === 'name') return { by, direction: sort.direction === 'up' ? 'down' : 'up' };
  if (sort.direction === first) return { by, direction: first === 'up' ? 'down' : 'up' };
  return { by: 'name', direction: 'up' };
}
