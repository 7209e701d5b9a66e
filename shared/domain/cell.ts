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

// Looked up for every cell of a class, several times: a search in the lists would be felt.
const codes = new Map(CELL_STATUSES.map((status, i) => [status, i]));
const bits = new Map(CELL_FLAGS.map((flag, i) => [flag, 1 << i]));

/** The number that stands for a status on its way to the window. */
export const statusCode = (status: CellStatus): number => codes.get(status) ?? -1;

/** The bit of one flag. */
export const flagBit = (flag: CellFlag): number => bits.get(flag) ?? 0;

/** True when a sum of bits holds the flag. */
export const hasFlag = (flags: number, flag: CellFlag): boolean => (flags & flagBit(flag)) !== 0;

/** The flags of a sum of bits, in the order of CELL_FLAGS. */
export function flagsOf(sum: number): CellFlag[] {
  return CELL_FLAGS.filter((flag) => hasFlag(sum, flag));
}
