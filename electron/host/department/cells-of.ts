import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { GroupFigures } from '#shared/domain/small-groups.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { StudentDay } from '../class/class-day.ts';

const EXCUSED = CELL_STATUSES.indexOf('excused');
const NOTHING = CELL_STATUSES.indexOf('not-assessed');
const MASTERED = CELL_STATUSES.indexOf('mastered');

/**
 * What some students have of each planned objective. Who is excused is not asked; covered is what
 * anything was shown in; levels are those of cells that have one.
 */
export function cellsOf(book: ClassBook, students: readonly StudentDay[]): readonly GroupFigures[] {
  return Array.from({ length: book.planned }, (_, i) => {
    const cell = { asked: 0, assessed: 0, mastered: 0, levels: book.scale.levels.map(() => 0) };
    for (const { row } of students) {
      const status = row.status[i];
      if (status === undefined || status === EXCUSED) continue;
      cell.asked += 1;
      if (status !== NOTHING) cell.assessed += 1;
      if (status === MASTERED) cell.mastered += 1;
      const level = row.level[i] ?? -1;
      if (level >= 0) cell.levels[level] = (cell.levels[level] ?? 0) + 1;
    }
    return cell;
  });
}
