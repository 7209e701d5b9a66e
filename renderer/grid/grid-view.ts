import type { GridShape } from './grid-cursor.ts';
import type { Selection } from './grid-selection.ts';

/** What a grid is told to draw. It knows lines, columns and looks; not what they stand for. */

export interface GridColumn {
  readonly id: string;
  /** Short text of the head. */
  readonly code: string;
  /** The head in words, for screen readers. */
  readonly label: string;
  readonly isStrong: boolean;
  /** First column of its group: a hairline stands before it. */
  readonly startsGroup: boolean;
}

/** A run of columns under one heading. */
export interface GridGroup {
  readonly id: string;
  readonly name: string;
  /** Place of its first column among those drawn. */
  readonly first: number;
  readonly count: number;
}

/** How one cell looks, as class names (styles/grid.css), so that a cell is one element. */
export interface CellLook {
  readonly className: string;
  /** Small text at the upper right; empty for none. */
  readonly corner: string;
  /** The cell in words. */
  readonly label: string;
}

/** The foot of one column. */
export interface GridFoot {
  readonly id: string;
  readonly label: string;
  /** A CSS background: shares of the column, from the bottom up. */
  readonly background: string;
}

export interface GridSort {
  /** Id of a column, or the name of something in the row heads. */
  readonly by: string;
  readonly direction: 'up' | 'down';
}

/** What a view can ask of the grid once it stands. */
export interface GridHandle {
  focus(): void;
  hasFocus(): boolean;
  /** Moves the cursor and brings it into view. */
  select(selection: Selection): void;
  shape(): GridShape;
  /** Where a cell is drawn, in the window; null while it is out of view. */
  boxOf(row: number, column: number): DOMRect | null;
  /** A short sign at a cell that something good happened. */
  flash(row: number, column: number, strength: 'quiet' | 'more'): void;
}
