import { memo, type ReactNode, useCallback, useSyncExternalStore } from 'react';
import type { CellLook, GridColumn } from './grid-view.ts';
import type { Span } from './grid-window.ts';
import type { RowStore } from './row-store.ts';

export interface GridRowProps<R, C extends GridColumn> {
  readonly id: string;
  readonly index: number;
  /** Distance from the top of the body, px. */
  readonly top: number;
  readonly store: RowStore<R>;
  readonly columns: readonly C[];
  readonly span: Span;
  /** Width that the columns before the span take, px. */
  readonly gap: number;
  /** Place of the column before which the heavy line stands; null for none. */
  readonly lineBefore: number | null;
  readonly describe: (row: R, column: C) => CellLook;
  readonly rowHead: (row: R) => ReactNode;
  readonly rowLabel: (row: R) => string;
}

/** Rows that stand before the first row of cells: unit heads and objective heads. */
export const HEAD_ROWS = 2;

function Row<R, C extends GridColumn>(props: GridRowProps<R, C>) {
  const { id, index, top, store, columns, span, gap, lineBefore, describe, rowHead, rowLabel } =
    props;
  const subscribe = useCallback((tell: () => void) => store.subscribe(id, tell), [store, id]);
  const row = useSyncExternalStore(subscribe, () => store.get(id));
  const cells: ReactNode[] = [];
  for (let c = span.first; c < span.end; c += 1) {
    const column = columns[c];
    if (!column) break;
    const look = describe(row, column);
    cells.push(
      <td
        key={c}
        className={c === lineBefore ? `${look.className} line` : look.className}
        aria-colindex={c + 2}
        aria-label={look.label}
      >
        {look.corner}
      </td>,
    );
  }
  return (
    <tr className="grid-row" style={{ top }} data-row={index} aria-rowindex={index + HEAD_ROWS + 1}>
      <th scope="row" className="grid-row-head" aria-colindex={1} aria-label={rowLabel(row)}>
        {rowHead(row)}
      </th>
      <td className="grid-gap" aria-hidden="true" style={{ inlineSize: gap }} />
      {cells}
    </tr>
  );
}

/** One line of the grid; drawn anew only when its own data or the columns in view change. */
export const GridRow = memo(Row) as typeof Row;
