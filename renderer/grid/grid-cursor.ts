/**
 * Where the cursor stands. Row −1 is the line of column heads, column −1 the row heads; both can
 * be reached by arrows so that sorting and student pages need no mouse.
 */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a Page key moves. */
  readonly page: number;
  /** Cells that take no entry; going on after an entry passes over them. */
  readonly isLocked?: (at: CellPosition) => boolean;
}

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'row-start'
  | 'row-end'
  | 'column-start'
  | 'column-end'
  | 'grid-start'
  | 'grid-end'
  | 'page-up'
  | 'page-down'
  /** Down as Enter does, on to the next column at the foot. */
  | 'next'
  | 'previous';

export const HEAD = -1;

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

/** The nearest place that the grid has; an empty grid answers its head. */
export function clampCursor(at: CellPosition, shape: GridShape): CellPosition {
  return {
    row: clamp(at.row, HEAD, shape.rows - 1),
    column: clamp(at.column, HEAD, shape.columns - 1),
  };
}

/** Where a move leads. Never leaves the grid; stays where there is nothing further. */
export function moveCursor(at: CellPosition, move: Move, shape: GridShape): CellPosition {
  const { row, column } = at;
  const first = Math.min(0, shape.rows - 1);
  const firstColumn = Math.min(0, shape.columns - 1);
  switch (move) {
    case 'up':
      return clampCursor({ row: row - 1, column }, shape);
    case 'down':
      return clampCursor({ row: row + 1, column }, shape);
    case 'left':
      return clampCursor({ row, column: column - 1 }, shape);
    case 'right':
      return clampCursor({ row, column: column + 1 }, shape);
    case 'row-start':
      return clampCursor({ row, column: firstColumn }, shape);
    case 'row-end':
      return clampCursor({ row, column: shape.columns - 1 }, shape);
    case 'column-start':
      return clampCursor({ row: first, column }, shape);
    case 'column-end':
      return clampCursor({ row: shape.rows - 1, column }, shape);
    case 'grid-start':
      return clampCursor({ row: first, column: firstColumn }, shape);
    case 'grid-end':
      return clampCursor({ row: shape.rows - 1, column: shape.columns - 1 }, shape);
    case 'page-up':
      return clampCursor({ row: Math.max(row - shape.page, first), column }, shape);
    case 'page-down':
      return clampCursor({ row: row + shape.page, column }, shape);
    case 'next':
      return step(at, 1, shape);
    case 'previous':
      return step(at, -1, shape);
  }
}

/** One place on in reading-down order, over the foot into the next column, past locked cells. */
function step(at: CellPosition, direction: 1 | -1, shape: GridShape): CellPosition {
  if (shape.rows === 0 || shape.columns === 0) return clampCursor(at, shape);
  // On a head there is no entry to go on from: Enter's move is a plain one there.
  if (at.column === HEAD || at.row === HEAD) {
    return clampCursor({ row: at.row + direction, column: at.column }, shape);
  }
  const last = shape.rows * shape.columns - 1;
  let place = at.column * shape.rows + at.row;
  for (;;) {
    place += direction;
    if (place < 0 || place > last) return at;
    const next = { row: place % shape.rows, column: Math.floor(place / shape.rows) };
    if (shape.isLocked?.(next) !== true) return next;
  }
}
