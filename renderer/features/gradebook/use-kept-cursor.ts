import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type CellPosition, HEAD } from '../../grid/grid-cursor.ts';
import { rangeOf, rangeSize, selectCell } from '../../grid/grid-selection.ts';
import type { GridHandle } from '../../grid/grid-view.ts';
import type { SelectionStore } from '../../grid/selection-store.ts';
import type { ClassView } from './use-class-view.ts';

const isSamePlace = (a: CellPosition, b: CellPosition): boolean =>
  a.row === b.row && a.column === b.column;

/**
 * Where an item stands now. What was filtered away leaves the cursor at the same height, so that
 * work goes on from there; heads stay heads.
 */
export function moveIndex<T>(
  index: number,
  before: readonly T[],
  after: readonly T[],
  idOf: (item: T) => string,
): number {
  const item = before[index];
  if (index === HEAD || item === undefined) return index;
  const found = after.findIndex((other) => idOf(other) === idOf(item));
  return found === -1 ? Math.min(index, after.length - 1) : found;
}

export interface KeptCursorOptions {
  readonly selection: SelectionStore;
  readonly handle: RefObject<GridHandle | null>;
  readonly view: Pick<ClassView, 'order' | 'columns'>;
  readonly start: { readonly student?: string; readonly objective?: string } | undefined;
}

/** Keeps the cursor on its student and objective when the order changes; goes where it is sent. */
export function useKeptCursor({ selection, handle, view, start }: KeptCursorOptions): void {
  const { order, columns } = view;
  const before = useRef({ order, columns });
  useLayoutEffect(() => {
    const { order: oldOrder, columns: oldColumns } = before.current;
    // A search that finds nobody yet is on its way to somebody: the cursor waits.
    if (order.length === 0 || columns.length === 0) return;
    before.current = { order, columns };
    const now = selection.get();
    if (!now || (oldOrder === order && oldColumns === columns)) return;
    const moved = (at: CellPosition): CellPosition => ({
      row: moveIndex(at.row, oldOrder, order, (id) => id),
      column: moveIndex(at.column, oldColumns, columns, (column) => column.id),
    });
    const next = { anchor: moved(now.anchor), cursor: moved(now.cursor) };
    const isWhole = rangeSize(rangeOf(next)) === rangeSize(rangeOf(now));
    if (isSamePlace(next.anchor, now.anchor) && isSamePlace(next.cursor, now.cursor)) return;
    // A range that was torn apart by another order is none any more.
    handle.current?.select(isWhole ? next : selectCell(next.cursor));
  }, [order, columns, selection, handle]);

  const { student, objective } = start ?? {};
  const sent = useRef({ order, columns });
  sent.current = { order, columns };
  useEffect(() => {
    if (student === undefined && objective === undefined) return;
    const row = student === undefined ? 0 : sent.current.order.indexOf(student);
    const column =
      objective === undefined ? 0 : sent.current.columns.findIndex((one) => one.id === objective);
    if (row === -1 || column === -1) return;
    handle.current?.select(selectCell({ row, column }));
    handle.current?.focus();
  }, [student, objective, handle]);
}
