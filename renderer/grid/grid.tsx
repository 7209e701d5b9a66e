import { type KeyboardEvent, memo, type ReactNode, type Ref, useImperativeHandle } from 'react';
import '../styles/grid.css';
import '../styles/grid-cell.css';
import '../styles/own-levels.css';
import { HEAD } from './grid-cursor.ts';
import { cellSelector, flashCell } from './grid-flash.ts';
import type { GridGeometry, Scroll } from './grid-geometry.ts';
import { GridFootRow, GridHead } from './grid-head.tsx';
import { type Intent, intentOf, type KeyFacts } from './grid-keys.ts';
import { countBeyond } from './grid-more.ts';
import { GridRow, HEAD_ROWS } from './grid-row.tsx';
import {
  extendSelection,
  moveSelection,
  selectAll,
  selectCell,
  selectLine,
} from './grid-selection.ts';
import type {
  CellLook,
  GridColumn,
  GridFoot,
  GridGroup,
  GridHandle,
  GridSort,
} from './grid-view.ts';
import type { Span } from './grid-window.ts';
import type { RowStore } from './row-store.ts';
import type { SelectionStore } from './selection-store.ts';
import { useGrid } from './use-grid.ts';
import { useGridPointer } from './use-grid-pointer.ts';

export interface GridProps<R, C extends GridColumn> {
  readonly label: string;
  readonly columns: readonly C[];
  readonly groups: readonly GridGroup[];
  /** Ids of the rows in the order in which they stand. */
  readonly rows: readonly string[];
  readonly store: RowStore<R>;
  readonly describe: (row: R, column: C) => CellLook;
  readonly rowHead: (row: R) => ReactNode;
  /** The head of a row in words. */
  readonly rowLabel: (row: R) => string;
  readonly corner: ReactNode;
  readonly sort: GridSort;
  readonly foot: readonly GridFoot[];
  readonly footLabel: ReactNode;
  /** A heavy line stands before this column; null for none. */
  readonly lineBefore: number | null;
  readonly selection: SelectionStore;
  /** Key of each level, lowest first. */
  readonly keys: readonly (string | null)[];
  /** Everything that is not about moving; false leaves the key to the app. */
  readonly onIntent: (intent: Intent) => boolean;
  readonly onHead: (column: number) => void;
  readonly onRowHead: (row: number) => void;
  readonly onOpen: () => void;
  /** A finger chose a cell: there is no keyboard to go on with. */
  readonly onTap: (byFinger: boolean) => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
  /** Says how many columns or rows lie beyond the edge. */
  readonly sayMore: (count: number, where: 'right' | 'below') => string;
  readonly className?: string;
  readonly handle?: Ref<GridHandle>;
}

const NOTHING: Span = { first: 0, end: 0 };
/** A table that is worked like a spreadsheet is exactly what the role is for. */
const GRID_ROLE = { role: 'grid', tabIndex: 0, 'aria-multiselectable': true } as const;

function GridOf<R, C extends GridColumn>(props: GridProps<R, C>) {
  const { columns, groups, rows, store, describe, rowHead, selection, foot, lineBefore } = props;
  const control = useGrid({
    rows: rows.length,
    columns: columns.length,
    selection,
    reveal: lineBefore,
    onMoved: (scroller, scroll, geometry) => showBeyond(scroller, scroll, geometry, props),
  });
  const { scroller, table, view } = control;
  const pointer = useGridPointer({ ...props, control });

  useImperativeHandle(props.handle, () => ({
    focus: () => table.current?.focus({ preventScroll: true }),
    hasFocus: () => table.current !== null && table.current === document.activeElement,
    select: control.select,
    shape: control.shape,
    boxOf: (row, column) =>
      scroller.current?.querySelector(cellSelector(row, column))?.getBoundingClientRect() ?? null,
    flash: (row, column, strength) => {
      if (scroller.current) flashCell(scroller.current, row, column, strength);
    },
  }));

  const act = (intent: Intent, key: string): boolean => {
    const shape = control.shape();
    const now = selection.get() ?? selectCell({ row: 0, column: 0 });
    const { row, column } = now.cursor;
    if (key === 'Enter' && row === HEAD) props.onHead(column);
    else if (key === 'Enter' && column === HEAD) props.onRowHead(row);
    else if (intent.type === 'move') control.select(moveSelection(now, intent.move, shape));
    else if (intent.type === 'extend') control.select(extendSelection(now, intent.move, shape));
    else if (intent.type === 'select') {
      const { what } = intent;
      control.select(what === 'all' ? selectAll(shape) : selectLine(now, what, shape));
    } else if (intent.type !== 'swallow') return props.onIntent(intent);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const intent = intentOf(factsOf(event), props.keys);
    if (!intent || !act(intent, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onFocus = () => {
    if (!selection.get()) control.select(selectCell({ row: 0, column: lineBefore ?? 0 }));
  };

  const span = view?.columns ?? NOTHING;
  const lines = view?.rows ?? NOTHING;
  const cell = view?.geometry.cellWidth ?? 0;
  const height = view?.geometry.rowHeight ?? 0;
  const gap = span.first * cell;
  return (
    <div className={`grid-frame ${props.className ?? ''}`}>
      <div {...pointer} ref={scroller} className="grid" onScroll={control.onScroll}>
        <table
          ref={table}
          {...GRID_ROLE}
          className="grid-table"
          aria-label={props.label}
          aria-rowcount={rows.length + HEAD_ROWS + 1}
          aria-colcount={columns.length + 1}
          style={{ inlineSize: `calc(var(--name-width) + ${columns.length} * var(--cell-width))` }}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
        >
          <GridHead
            columns={columns}
            groups={groups}
            span={span}
            gap={gap}
            sort={props.sort}
            corner={props.corner}
          />
          <tbody className="grid-body" style={{ blockSize: rows.length * height }}>
            {rows.slice(lines.first, lines.end).map((id, i) => (
              <GridRow
                key={id}
                id={id}
                index={lines.first + i}
                top={(lines.first + i) * height}
                store={store}
                columns={columns}
                span={span}
                gap={gap}
                lineBefore={lineBefore}
                describe={describe}
                rowHead={rowHead}
                rowLabel={props.rowLabel}
              />
            ))}
          </tbody>
          <GridFootRow
            foot={foot}
            span={span}
            gap={gap}
            rowIndex={rows.length + HEAD_ROWS + 1}
            label={props.footLabel}
          />
        </table>
      </div>
      <div className="grid-beyond is-right" aria-hidden="true" />
      <div className="grid-beyond is-below" aria-hidden="true" />
    </div>
  );
}

/** A grid of many small cells with frozen heads, worked by keyboard, mouse, finger and reader. */
export const Grid = memo(GridOf) as typeof GridOf;

function factsOf(event: KeyboardEvent): KeyFacts {
  return {
    key: event.key,
    code: event.code,
    ctrl: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    composing: event.nativeEvent.isComposing,
  };
}

/** Past React, because it follows every pixel of a scroll. */
function showBeyond<R, C extends GridColumn>(
  scroller: HTMLElement,
  scroll: Scroll,
  geometry: GridGeometry,
  props: Pick<GridProps<R, C>, 'rows' | 'columns' | 'sayMore'>,
): void {
  const counts = { rows: props.rows.length, columns: props.columns.length };
  const beyond = countBeyond(counts, scroll, geometry);
  for (const where of ['right', 'below'] as const) {
    const sign = scroller.parentElement?.querySelector(`.is-${where}`);
    const count = String(beyond[where]);
    if (!sign || sign.getAttribute('data-count') === count) continue;
    sign.setAttribute('data-count', count);
    sign.textContent = beyond[where] > 0 ? props.sayMore(beyond[where], where) : '';
  }
}
