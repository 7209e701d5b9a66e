import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { type CellPosition, HEAD } from './grid-cursor.ts';
import { extendTo, type Selection, selectCell } from './grid-selection.ts';
import type { SelectionStore } from './selection-store.ts';
import type { GridControl } from './use-grid.ts';

export interface GridPointerOptions {
  readonly control: GridControl;
  readonly selection: SelectionStore;
  readonly onHead: (column: number) => void;
  readonly onRowHead: (row: number) => void;
  readonly onOpen: () => void;
  /** A cell was chosen by mouse, pen or finger. */
  readonly onTap: (byFinger: boolean) => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
}

/** Mouse, pen and finger on the grid: choose, drag a range, open, ask for the menu. */
export function useGridPointer(options: GridPointerOptions) {
  const { control, selection, onHead, onRowHead, onOpen, onTap, onMenu } = options;
  const dragged = useRef<Selection | null>(null);

  const isInside = (at: CellPosition) => {
    const { rows, columns } = control.shape();
    return at.row < rows && at.column < columns;
  };
  const isCell = (at: CellPosition) => isInside(at) && at.row > HEAD && at.column > HEAD;

  const onPointerDown = (event: PointerEvent) => {
    // A finger that goes down may be about to scroll; its tap comes as a click.
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const at = control.placeOf(event);
    if (!isCell(at) || isBeside(event)) return;
    const before = selection.get();
    const next = event.shiftKey && before ? extendTo(before, at, control.shape()) : selectCell(at);
    dragged.current = next;
    event.currentTarget.setPointerCapture(event.pointerId);
    control.select(next);
    onTap(false);
  };

  const onPointerMove = (event: PointerEvent) => {
    if (!dragged.current) return;
    const next = extendTo(dragged.current, control.placeOf(event), control.shape());
    const { row, column } = dragged.current.cursor;
    if (next.cursor.row === row && next.cursor.column === column) return;
    dragged.current = next;
    control.select(next);
  };

  const onPointerUp = () => {
    dragged.current = null;
  };

  const onClick = (event: MouseEvent) => {
    const at = control.placeOf(event);
    if (!isInside(at) || isBeside(event)) return;
    if (at.row === HEAD) {
      if (isOnCodes(event)) onHead(at.column);
    } else if (at.column === HEAD) onRowHead(at.row);
    else if (pointerType(event) === 'touch') {
      control.select(selectCell(at));
      onTap(true);
    }
  };

  const onDoubleClick = (event: MouseEvent) => {
    if (isCell(control.placeOf(event)) && !isBeside(event)) onOpen();
  };

  const onContextMenu = (event: MouseEvent) => {
    const at = control.placeOf(event);
    if (!isCell(at) || isBeside(event)) return;
    event.preventDefault();
    dragged.current = null;
    const before = selection.get();
    if (!before || !isWithin(before, at)) control.select(selectCell(at));
    onMenu({ x: event.clientX, y: event.clientY });
  };

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onClick,
    onDoubleClick,
    onContextMenu,
  };
}

function isWithin({ anchor, cursor }: Selection, at: CellPosition): boolean {
  const isBetween = (value: number, a: number, b: number) =>
    value >= Math.min(a, b) && value <= Math.max(a, b);
  return (
    isBetween(at.row, anchor.row, cursor.row) && isBetween(at.column, anchor.column, cursor.column)
  );
}

/** Chromium's clicks are pointer events and say what made them. */
function pointerType(event: MouseEvent): string {
  return event.nativeEvent instanceof globalThis.PointerEvent ? event.nativeEvent.pointerType : '';
}

function isOnCodes(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('.grid-codes') !== null;
}

/** On the foot or a scrollbar, which lie over cells that are not meant. */
function isBeside(event: MouseEvent | PointerEvent): boolean {
  const isOnFoot = event.target instanceof Element && event.target.closest('.grid-foot') !== null;
  return isOnFoot || isOnScrollbar(event);
}

function isOnScrollbar(event: MouseEvent | PointerEvent): boolean {
  const { currentTarget } = event;
  const box = currentTarget.getBoundingClientRect();
  return (
    event.clientX - box.left >= currentTarget.clientWidth ||
    event.clientY - box.top >= currentTarget.clientHeight
  );
}
