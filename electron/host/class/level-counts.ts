import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { ClassBook } from './class-book.ts';
import type { StudentDay } from './class-day.ts';

/** How the students of a class are spread over the levels of one objective. */
export interface LevelCounts {
  /** By index of the level: those who have not mastered it, those who have. */
  readonly below: number[];
  readonly mastered: number[];
  readonly nothing: number;
  readonly excused: number;
}

/** Counts a class at one objective; each student once. */
export function levelCounts(
  book: ClassBook,
  days: readonly StudentDay[],
  position: number,
): LevelCounts {
  const below = book.scale.levels.map(() => 0);
  const mastered = book.scale.levels.map(() => 0);
  let nothing = 0;
  let excused = 0;
  for (const { row } of days) {
    const status = CELL_STATUSES[row.status[position] ?? -1];
    const level = row.level[position] ?? -1;
    const side = status === 'mastered' ? mastered : below;
    if (status === 'excused') excused += 1;
    else if (level < 0) nothing += 1;
    else side[level] = (side[level] ?? 0) + 1;
  }
  return { below, mastered, nothing, excused };
}
