/** Figures about fewer students than this could name one of them. */
export const LEAST_GROUP = 10;

/** Whether a group is too small for its figures to leave a department. */
export const isSmallGroup = (students: number): boolean => students < LEAST_GROUP;

/** What a group of students has of one objective, or of several. */
export interface GroupFigures {
  /** How many are asked: cells, where there are several objectives. */
  readonly asked: number;
  readonly assessed: number;
  readonly mastered: number;
  /** How many stand on each level, lowest first. */
  readonly levels: readonly number[];
}

/** The sum of what a group has, objective by objective. */
export function sumOfFigures(cells: readonly GroupFigures[], levels: number): GroupFigures {
  const sum = { asked: 0, assessed: 0, mastered: 0, levels: Array<number>(levels).fill(0) };
  for (const cell of cells) {
    sum.asked += cell.asked;
    sum.assessed += cell.assessed;
    sum.mastered += cell.mastered;
    for (const [i, count] of cell.levels.entries()) sum.levels[i] = (sum.levels[i] ?? 0) + count;
  }
  return sum;
}

/** A section's figures as they may leave, and how many of its objectives are not among them. */
export interface LeavingFigures extends GroupFigures {
  readonly hidden: number;
}

/**
 * The one rule of what leaves a department (CSV, paper, a published view): a group of fewer than ten
 * is hidden, and no sum holds it. So a hidden figure cannot be reckoned back from a total and the
 * others: whatever leaves is the same, whatever the hidden figures are. Null: the section is small.
 */
export function leavingFigures(
  students: number,
  cells: readonly GroupFigures[],
  levels: number,
): LeavingFigures | null {
  if (isSmallGroup(students)) return null;
  const shown = cells.filter(({ asked }) => !isSmallGroup(asked));
  return { ...sumOfFigures(shown, levels), hidden: cells.length - shown.length };
}
