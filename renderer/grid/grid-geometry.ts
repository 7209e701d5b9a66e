import { type CellPosition, HEAD } from './grid-cursor.ts';
import { rowHeightFor, scrollToShow } from './grid-window.ts';

/** Sizes of the parts of a grid, px. */
export interface GridGeometry {
  /** Of the view, frozen parts included. */
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly nameWidth: number;
  readonly headHeight: number;
  readonly footHeight: number;
}

export interface Scroll {
  readonly left: number;
  readonly top: number;
}

/** Reads the sizes from the drawn frame; the tokens say how large a cell is. */
export function measureGrid(scroller: HTMLElement, rows: number): GridGeometry {
  const style = getComputedStyle(scroller);
  const part = (name: string) => scroller.querySelector<HTMLElement>(name);
  const headHeight = part('.grid-head')?.offsetHeight ?? 0;
  const footHeight = part('.grid-foot')?.offsetHeight ?? 0;
  const { clientWidth: width, clientHeight: height } = scroller;
  const usual = Number.parseFloat(style.getPropertyValue('--cell-height')) || 23;
  return {
    width,
    height,
    cellWidth: Number.parseFloat(style.getPropertyValue('--cell-width')) || 27,
    rowHeight: rowHeightFor(rows, height - headHeight - footHeight, usual),
    nameWidth: part('.grid-corner')?.offsetWidth ?? 0,
    headHeight,
    footHeight,
  };
}

/** Length of the view that cells can be seen in. */
export const visibleWidth = (g: GridGeometry): number => Math.max(0, g.width - g.nameWidth);
export const visibleHeight = (g: GridGeometry): number =>
  Math.max(0, g.height - g.headHeight - g.footHeight);

/** What lies under a point of the view; row or column −1 for heads. Not limited to the grid. */
export function placeAt(x: number, y: number, g: GridGeometry, scroll: Scroll): CellPosition {
  return {
    row: y < g.headHeight ? HEAD : Math.floor((y - g.headHeight + scroll.top) / g.rowHeight),
    column: x < g.nameWidth ? HEAD : Math.floor((x - g.nameWidth + scroll.left) / g.cellWidth),
  };
}

/** Scroll position that shows a place whole beside the frozen parts. */
export function scrollFor(at: CellPosition, g: GridGeometry, scroll: Scroll): Scroll {
  return {
    left:
      at.column === HEAD
        ? scroll.left
        : scrollToShow(at.column, {
            scrolled: scroll.left,
            visible: visibleWidth(g),
            size: g.cellWidth,
          }),
    top:
      at.row === HEAD
        ? scroll.top
        : scrollToShow(at.row, {
            scrolled: scroll.top,
            visible: visibleHeight(g),
            size: g.rowHeight,
          }),
  };
}
