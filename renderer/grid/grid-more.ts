import { type GridGeometry, visibleHeight, visibleWidth } from './grid-geometry.ts';

export interface Beyond {
  readonly right: number;
  readonly below: number;
}

/** How many columns and rows cannot be seen because they lie beyond the right or lower edge. */
export function countBeyond(
  counts: { readonly rows: number; readonly columns: number },
  scroll: { readonly left: number; readonly top: number },
  g: GridGeometry,
): Beyond {
  // A column of which a third is cut off cannot be read any more.
  const slack = 0.34;
  const seenColumns = Math.floor((scroll.left + visibleWidth(g)) / g.cellWidth + slack);
  const seenRows = Math.floor((scroll.top + visibleHeight(g)) / g.rowHeight + slack);
  return {
    right: Math.max(0, counts.columns - seenColumns),
    below: Math.max(0, counts.rows - seenRows),
  };
}
