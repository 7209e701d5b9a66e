import {
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { CellPosition, GridShape } from './grid-cursor.ts';
import {
  type GridGeometry,
  measureGrid,
  placeAt,
  scrollFor,
  visibleHeight,
  visibleWidth,
} from './grid-geometry.ts';
import { createGridPainter, type GridPainter } from './grid-paint.ts';
import { clampSelection, type Selection } from './grid-selection.ts';
import { type Span, spanOf } from './grid-window.ts';
import type { SelectionStore } from './selection-store.ts';

/** What of the grid is drawn. */
export interface GridView {
  readonly rows: Span;
  readonly columns: Span;
  readonly geometry: GridGeometry;
}

export interface UseGridOptions {
  readonly rows: number;
  readonly columns: number;
  readonly selection: SelectionStore;
  /** Called after each scroll and each change of size, for cues that follow them. */
  readonly onMoved: (scroller: HTMLElement, geometry: GridGeometry) => void;
}

export interface GridControl {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly table: RefObject<HTMLTableElement | null>;
  /** Null until the frame has been measured. */
  readonly view: GridView | null;
  readonly shape: () => GridShape;
  /** Moves the selection and scrolls its cursor into view. */
  readonly select: (selection: Selection) => void;
  readonly placeOf: (event: { clientX: number; clientY: number }) => CellPosition;
  readonly onScroll: () => void;
}

/** Measures, windows, scrolls and paints a grid. */
export function useGrid({ rows, columns, selection, onMoved }: UseGridOptions): GridControl {
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const painter = useRef<GridPainter | null>(null);
  const geometry = useRef<GridGeometry | null>(null);
  const [view, setView] = useState<GridView | null>(null);
  const prefix = useId();
  const counts = useRef({ rows, columns, onMoved });
  counts.current = { rows, columns, onMoved };

  /** Brings what is drawn in line with what can be seen; the same object when nothing changes. */
  const follow = useCallback((before: GridView | null): GridView | null => {
    const element = scroller.current;
    const g = geometry.current;
    return element && g ? viewOf(element, g, counts.current, before) : before;
  }, []);

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    geometry.current = measureGrid(element, counts.current.rows);
    const { rowHeight, headHeight } = geometry.current;
    element.style.setProperty('--row-height', `${rowHeight}px`);
    element.style.setProperty('--head-height', `${headHeight}px`);
    element.style.setProperty('--body-height', `${rowHeight * counts.current.rows}px`);
    setView(follow);
    counts.current.onMoved(element, geometry.current);
  }, [follow]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element || !geometry.current) return;
    counts.current.onMoved(element, geometry.current);
    // In the frame of the scroll itself: a frame later there would be a blank strip.
    flushSync(() => setView(follow));
  }, [follow]);

  // More or fewer lines change row height and spans; both are read through the ref.
  useLayoutEffect(() => {
    if (rows >= 0 && columns >= 0) measure();
  }, [measure, rows, columns]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => measure());
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const paint = useCallback(() => {
    const element = scroller.current;
    if (!element || !geometry.current) return;
    painter.current ??= createGridPainter(element, prefix);
    painter.current.paint(selection.get(), geometry.current);
  }, [selection, prefix]);
  useLayoutEffect(paint);
  useEffect(() => selection.subscribe(paint), [selection, paint]);

  const shape = useCallback((): GridShape => {
    const g = geometry.current;
    const page = g ? Math.max(1, Math.floor(visibleHeight(g) / g.rowHeight) - 1) : 10;
    return { rows: counts.current.rows, columns: counts.current.columns, page };
  }, []);

  const select = useCallback(
    (next: Selection) => {
      const element = scroller.current;
      const g = geometry.current;
      const clamped = clampSelection(next, shape());
      if (element && g) scrollTo(element, g, clamped.cursor, onScroll);
      selection.set(clamped);
    },
    [selection, shape, onScroll],
  );

  const placeOf = useCallback((event: { clientX: number; clientY: number }): CellPosition => {
    const element = scroller.current;
    const g = geometry.current;
    if (!element || !g) return { row: -1, column: -1 };
    const box = element.getBoundingClientRect();
    const scroll = { left: element.scrollLeft, top: element.scrollTop };
    return placeAt(event.clientX - box.left, event.clientY - box.top, g, scroll);
  }, []);

  return useMemo(
    () => ({ scroller, table, view, shape, select, placeOf, onScroll }),
    [view, shape, select, placeOf, onScroll],
  );
}

function scrollTo(element: HTMLElement, g: GridGeometry, at: CellPosition, after: () => void) {
  const before = { left: element.scrollLeft, top: element.scrollTop };
  const { left, top } = scrollFor(at, g, before);
  if (left === before.left && top === before.top) return;
  element.scrollTo({ left, top, behavior: 'instant' });
  // The event comes a frame late; the cell must be there for the cursor now.
  after();
}

function viewOf(
  element: HTMLElement,
  geometry: GridGeometry,
  counts: { readonly rows: number; readonly columns: number },
  before: GridView | null,
): GridView {
  const rows = spanOf({
    scrolled: element.scrollTop,
    visible: visibleHeight(geometry),
    size: geometry.rowHeight,
    count: counts.rows,
    beyond: 2,
    step: 4,
  });
  const columns = spanOf({
    scrolled: element.scrollLeft,
    visible: visibleWidth(geometry),
    size: geometry.cellWidth,
    count: counts.columns,
    beyond: 1,
    step: 3,
  });
  const isSame =
    before !== null &&
    before.geometry === geometry &&
    isSameSpan(before.rows, rows) &&
    isSameSpan(before.columns, columns);
  if (isSame) return before;
  return {
    rows: before && isSameSpan(before.rows, rows) ? before.rows : rows,
    columns: before && isSameSpan(before.columns, columns) ? before.columns : columns,
    geometry,
  };
}

const isSameSpan = (a: Span, b: Span): boolean => a.first === b.first && a.end === b.end;
