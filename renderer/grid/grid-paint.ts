import { HEAD } from './grid-cursor.ts';
import type { GridGeometry } from './grid-geometry.ts';
import { type CellRange, rangeOf, rangeSize, type Selection } from './grid-selection.ts';

/** Paints cursor and range onto the drawn grid without drawing any cell anew. */
export interface GridPainter {
  paint(selection: Selection | null, geometry: GridGeometry): void;
}

/** A painter over the grid's own element; `prefix` keeps ids of several grids apart. */
export function createGridPainter(scroller: HTMLElement, prefix: string): GridPainter {
  const table = scroller.querySelector('table');
  const ring = scroller.querySelector<HTMLElement>('.grid-ring');
  const range = scroller.querySelector<HTMLElement>('.grid-range');
  const marked = new Set<Element>();
  let active: Element | null = null;
  let currentRow: Element | null = null;
  let numbered = 0;

  const place = (box: HTMLElement | null, r: CellRange, g: GridGeometry) => {
    if (!box) return;
    box.style.translate = `${r.left * g.cellWidth}px ${r.top * g.rowHeight}px`;
    box.style.inlineSize = `${(r.right - r.left + 1) * g.cellWidth}px`;
    box.style.blockSize = `${(r.bottom - r.top + 1) * g.rowHeight}px`;
  };

  const point = (element: Element | null) => {
    if (element === active) return;
    active?.removeAttribute('data-cursor');
    active = element;
    if (!element) {
      table?.removeAttribute('aria-activedescendant');
      return;
    }
    // A new id each time: readers announce a change of the reference, not of what it points to.
    numbered += 1;
    element.id = `${prefix}-${numbered}`;
    element.setAttribute('data-cursor', '');
    table?.setAttribute('aria-activedescendant', element.id);
  };

  const select = (cells: ReadonlySet<Element>) => {
    for (const cell of marked) if (!cells.has(cell)) cell.removeAttribute('aria-selected');
    marked.clear();
    for (const cell of cells) {
      cell.setAttribute('aria-selected', 'true');
      marked.add(cell);
    }
  };

  return {
    paint(selection, geometry) {
      const cursor = selection?.cursor;
      const isInCells = cursor !== undefined && cursor.row > HEAD && cursor.column > HEAD;
      const box = selection ? rangeOf(selection) : null;
      const isWide = box !== null && rangeSize(box) > 1;
      if (ring) ring.hidden = !isInCells;
      if (range) range.hidden = !isWide;
      if (cursor && isInCells) {
        const { row, column } = cursor;
        place(ring, { top: row, bottom: row, left: column, right: column }, geometry);
      }
      if (box && isWide) place(range, box, geometry);

      const row = cursor ? rowOf(scroller, cursor.row) : null;
      if (row !== currentRow) {
        currentRow?.removeAttribute('data-current');
        currentRow = row;
      }
      if (cursor && cursor.row > HEAD) row?.setAttribute('data-current', '');
      point(cursor && row ? cellIn(row, cursor.column) : null);
      select(box && isInCells ? drawnCells(scroller, box) : new Set());
    },
  };
}

function rowOf(scroller: Element, row: number): Element | null {
  return row === HEAD
    ? scroller.querySelector('.grid-codes')
    : scroller.querySelector(`[data-row="${row}"]`);
}

function cellIn(row: Element, column: number): Element | null {
  return row.querySelector(`[aria-colindex="${column + 2}"]`);
}

/** Cells of the range that are drawn; the others say so when they come into view. */
function drawnCells(scroller: Element, range: CellRange): Set<Element> {
  const cells = new Set<Element>();
  for (const row of scroller.querySelectorAll('.grid-row')) {
    const index = Number(row.getAttribute('data-row'));
    if (index < range.top || index > range.bottom) continue;
    for (const cell of row.children) {
      const column = Number(cell.getAttribute('aria-colindex')) - 2;
      if (column >= 0 && column >= range.left && column <= range.right) cells.add(cell);
    }
  }
  return cells;
}
