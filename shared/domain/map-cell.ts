import { isSmallGroup } from './small-groups.ts';

/** What a section has of one objective; nobody is asked (-1) where it does not plan it. */
export interface MapFigures {
  readonly asked: number;
  readonly assessed: number;
  readonly mastered: number;
}

/** Nothing was seen of anybody yet: on the screen, on paper, in a file and in the terminal. */
export const UNSEEN_SIGN = '·';
/** A group so small that its figures do not leave the department. */
const FEW_SIGN = '<10';

/** Whether nothing was seen of anybody: that is no failure of theirs, blank is never zero. */
export const isUnseen = ({ asked, assessed, mastered }: MapFigures): boolean =>
  asked > 0 && assessed + mastered === 0;

/** A cell of the heat map as it leaves the department: a share, a sign, or nothing where it is not planned. */
export function leavingCell(
  figures: MapFigures,
  shown: 'mastered' | 'assessed',
): number | typeof UNSEEN_SIGN | typeof FEW_SIGN | null {
  if (figures.asked < 0) return null;
  // Before what was seen: of a small group not even that is told.
  if (isSmallGroup(figures.asked)) return FEW_SIGN;
  return isUnseen(figures) ? UNSEEN_SIGN : figures[shown] / figures.asked;
}
