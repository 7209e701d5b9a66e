/** What a cell of the grid can be. The order is the code that travels to the window. */
export const CELL_STATUSES = [
  'excused',
  'not-assessed',
  'insufficient',
  'not-yet',
  'mastered',
] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];

/** What is worth saying about a cell; flag i travels as bit i. */
export const CELL_FLAGS = [
  'ready',
  'blocked',
  'overdue',
  'stuck',
  'slipped',
  'missing',
  'recheck',
  'pre-learned',
  'overridden',
  'parts-ready',
  'check-first',
  'to-confirm',
  /** A locked override that newer evidence contradicts. */
  'disagrees',
] as const;
export type CellFlag = (typeof CELL_FLAGS)[number];

/** The number that stands for a status on its way to the window. */
export const statusCode = (status: CellStatus): number => CELL_STATUSES.indexOf(status);

/** The bit of one flag. */
export const flagBit = (flag: CellFlag): number => 1 << CELL_FLAGS.indexOf(flag);

/** True when a sum of bits holds the flag. */
export const hasFlag = (flags: number, flag: CellFlag): boolean => (flags & flagBit(flag)) !== 0;

/** The flags of a sum of bits, in the order of CELL_FLAGS. */
export function flagsOf(bits: number): CellFlag[] {
  return CELL_FLAGS.filter((flag) => hasFlag(bits, flag));
}
