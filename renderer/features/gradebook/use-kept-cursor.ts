import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { HEAD } from '../../grid/grid-cursor.ts';
import { selectCell } from '../../grid/grid-selection.ts';
import type { GridHandle } from '../../grid/grid-view.ts';
import type { SelectionStore } from '../../grid/selection-store.ts';
import type { ClassView } from './use-class-view.ts';

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
    const cursor = selection.get()?.cursor;
    if (!cursor || (oldOrder === order && oldColumns === columns)) return;
    const student = oldOrder[cursor.row];
    const objective = oldColumns[cursor.column]?.id;
    const row = cursor.row === HEAD ? HEAD : student === undefined ? -1 : order.indexOf(student);
    const column = cursor.column === HEAD ? HEAD : columns.findIndex((c) => c.id === objective);
    // What was filtered away leaves the cursor at the same height, so that work goes on from there.
    const isRowGone = row === HEAD && cursor.row !== HEAD;
    const isColumnGone = column === HEAD && cursor.column !== HEAD;
    handle.current?.select(
      selectCell({
        row: isRowGone ? Math.min(cursor.row, order.length - 1) : row,
        column: isColumnGone ? Math.min(cursor.column, columns.length - 1) : column,
      }),
    );
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
