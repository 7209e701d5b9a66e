import {
  type CellPosition,
  clampCursor,
  type GridShape,
  type Move,
  moveCursor,
} from './grid-cursor.ts';

/** A rectangle of cells between the place where it began and the cursor. */
export interface Selection {
  readonly anchor: CellPosition;
  readonly cursor: CellPosition;
}

/** The same rectangle by its edges, all inclusive. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A selection of one place. */
export const selectCell = (at: CellPosition): Selection => ({ anchor: at, cursor: at });

/** Moves the cursor and lets go of the range. */
export function moveSelection(selection: Selection, move: Move, shape: GridShape): Selection {
  return selectCell(moveCursor(selection.cursor, move, shape));
}

/** Stretches the range by a move of the cursor; heads are never part of a range. */
export function extendSelection(selection: Selection, move: Move, shape: GridShape): Selection {
  return extendTo(selection, moveCursor(selection.cursor, move, shape), shape);
}

/** Stretches the range to a cell. */
export function extendTo(selection: Selection, to: CellPosition, shape: GridShape): Selection {
  if (shape.rows === 0 || shape.columns === 0) return selection;
  return { anchor: intoCells(selection.anchor, shape), cursor: intoCells(to, shape) };
}

/** All cells. */
export function selectAll(shape: GridShape): Selection {
  const end = { row: shape.rows - 1, column: shape.columns - 1 };
  return { anchor: intoCells({ row: 0, column: 0 }, shape), cursor: intoCells(end, shape) };
}

/** All cells of the cursor's row, or of its column. */
export function selectLine(
  selection: Selection,
  line: 'row' | 'column',
  shape: GridShape,
): Selection {
  if (shape.rows === 0 || shape.columns === 0) return selection;
  const { row, column } = intoCells(selection.cursor, shape);
  return line === 'row'
    ? { anchor: { row, column: 0 }, cursor: { row, column: shape.columns - 1 } }
    : { anchor: { row: 0, column }, cursor: { row: shape.rows - 1, column } };
}

/** The rectangle of a selection. */
export function rangeOf({ anchor, cursor }: Selection): CellRange {
  return {
    top: Math.min(anchor.row, cursor.row),
    left: Math.min(anchor.column, cursor.column),
    bottom: Math.max(anchor.row, cursor.row),
    right: Math.max(anchor.column, cursor.column),
  };
}

/** True for one single place. */
export function isSingle({ anchor, cursor }: Selection): boolean {
  return anchor.row === cursor.row && anchor.column === cursor.column;
}

/** Number of places in a rectangle. */
export function rangeSize(range: CellRange): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}

/** The cells of a rectangle, row by row; heads are left out. */
export function cellsOf(range: CellRange): CellPosition[] {
  const cells: CellPosition[] = [];
  for (let row = Math.max(0, range.top); row <= range.bottom; row += 1) {
    for (let column = Math.max(0, range.left); column <= range.right; column += 1) {
      cells.push({ row, column });
    }
  }
  return cells;
}

/** Fits a selection into a grid that became smaller. */
export function clampSelection(selection: Selection, shape: GridShape): Selection {
  return {
    anchor: clampCursor(selection.anchor, shape),
    cursor: clampCursor(selection.cursor, shape),
  };
}

function intoCells(at: CellPosition, shape: GridShape): CellPosition {
  const inside = clampCursor(at, shape);
  return {
    row: Math.max(inside.row, Math.min(0, shape.rows - 1)),
    column: Math.max(inside.column, Math.min(0, shape.columns - 1)),
  };
}
