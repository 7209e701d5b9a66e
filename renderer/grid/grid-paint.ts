import { HEAD } from './grid-cursor.ts';
import { type CellRange, rangeOf, rangeSize, type Selection } from './grid-selection.ts';

/**
 * Paints cursor and range onto the drawn grid without drawing any cell anew: as attributes of the
 * cells themselves. A ring laid over them would keep each row from being a picture of its own.
 */
export interface GridPainter {
  paint(selection: Selection | null): void;
}

/** A painter over the grid's own element; `prefix` keeps ids of several grids apart. */
export function createGridPainter(table: HTMLElement, prefix: string): GridPainter {
  const marked = new Set<Element>();
  let active: Element | null = null;
  let currentRow: Element | null = null;
  let numbered = 0;

  const point = (element: Element | null) => {
    if (element === active) return;
    active?.removeAttribute('data-cursor');
    active = element;
    if (!element) {
      table.removeAttribute('aria-activedescendant');
      return;
    }
    // A new id each time: readers announce a change of the reference, not of what it points to.
    numbered += 1;
    element.id = `${prefix}-${numbered}`;
    element.setAttribute('data-cursor', '');
    table.setAttribute('aria-activedescendant', element.id);
  };

  const select = (cells: ReadonlySet<Element>) => {
    for (const cell of marked) if (!cells.has(cell)) cell.removeAttribute('aria-selected');
    for (const cell of cells) if (!marked.has(cell)) cell.setAttribute('aria-selected', 'true');
    marked.clear();
    for (const cell of cells) marked.add(cell);
  };

  return {
    paint(selection) {
      const cursor = selection?.cursor;
      const range = selection ? rangeOf(selection) : null;
      const row = cursor ? rowOf(table, cursor.row) : null;
      if (row !== currentRow) {
        currentRow?.removeAttribute('data-current');
        currentRow = row;
        row?.setAttribute('data-current', '');
      }
      point(cursor && row ? cellIn(row, cursor.column) : null);
      const isWide = range !== null && rangeSize(range) > 1;
      if (isWide) table.setAttribute('data-range', '');
      else table.removeAttribute('data-range');
      const isInCells = cursor && cursor.row > HEAD && cursor.column > HEAD;
      select(!range || !isInCells ? NO_CELLS : isWide ? drawnCells(table, range) : one(active));
    },
  };
}

const NO_CELLS: ReadonlySet<Element> = new Set();
const one = (element: Element | null): ReadonlySet<Element> =>
  element ? new Set([element]) : NO_CELLS;

function rowOf(table: Element, row: number): Element | null {
  return row === HEAD
    ? table.querySelector('.grid-codes')
    : table.querySelector(`[data-row="${row}"]`);
}

function cellIn(row: Element, column: number): Element | null {
  return row.querySelector(`[aria-colindex="${column + 2}"]`);
}

/** Cells of the range that are drawn; the others say so when they come into view. */
function drawnCells(table: Element, range: CellRange): Set<Element> {
  const cells = new Set<Element>();
  for (const row of table.querySelectorAll('.grid-row')) {
    const index = Number(row.getAttribute('data-row'));
    if (index < range.top || index > range.bottom) continue;
    for (const cell of row.children) {
      const column = Number(cell.getAttribute('aria-colindex')) - 2;
      if (column >= 0 && column >= range.left && column <= range.right) cells.add(cell);
    }
  }
  return cells;
}
