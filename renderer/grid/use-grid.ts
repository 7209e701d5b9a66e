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
  type Scroll,
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
  /** Column to bring into view at first; null for the first one. */
  readonly reveal: number | null;
  /** Called after each scroll and each change of size, for cues that follow them. */
  readonly onMoved: (scroller: HTMLElement, scroll: Scroll, geometry: GridGeometry) => void;
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
export function useGrid(options: UseGridOptions): GridControl {
  const { rows, columns, selection, reveal, onMoved } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const painter = useRef<GridPainter | null>(null);
  const geometry = useRef<GridGeometry | null>(null);
  const [view, setView] = useState<GridView | null>(null);
  const prefix = useId();
  /** Kept here, because asking the document in the middle of a change makes it lay out at once. */
  const scrolled = useRef<Scroll>({ left: 0, top: 0 });
  const counts = useRef({ rows, columns, reveal, onMoved });
  counts.current = { rows, columns, reveal, onMoved };

  /** Brings what is drawn in line with what can be seen; the same object when nothing changes. */
  const follow = useCallback((before: GridView | null): GridView | null => {
    const g = geometry.current;
    return g ? viewOf(scrolled.current, g, counts.current, before) : before;
  }, []);

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const isFirst = geometry.current === null;
    const g = measureGrid(element, counts.current.rows);
    geometry.current = g;
    element.style.setProperty('--row-height', `${g.rowHeight}px`);
    if (isFirst) {
      const { reveal } = counts.current;
      const cursor = selection.get()?.cursor;
      const start = { left: 0, top: 0 };
      if (cursor) element.scrollTo(scrollFor(cursor, g, start));
      else if (reveal !== null) element.scrollLeft = scrollToReveal(reveal, g);
    }
    scrolled.current = { left: element.scrollLeft, top: element.scrollTop };
    setView(follow);
    counts.current.onMoved(element, scrolled.current, g);
  }, [follow, selection]);

  const moveTo = useCallback(
    (scroll: Scroll) => {
      const element = scroller.current;
      const g = geometry.current;
      const { left, top } = scrolled.current;
      if (!element || !g || (scroll.left === left && scroll.top === top)) return;
      scrolled.current = scroll;
      counts.current.onMoved(element, scroll, g);
      // In the frame of the scroll itself: a frame later there would be a blank strip.
      flushSync(() => setView(follow));
    },
    [follow],
  );

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element) moveTo({ left: element.scrollLeft, top: element.scrollTop });
  }, [moveTo]);

  // More or fewer lines change row height and spans; both are read through the ref.
  useLayoutEffect(() => {
    if (rows >= 0 && columns >= 0) measure();
  }, [measure, rows, columns]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const head = element.querySelector<HTMLElement>('.grid-head');
    const corner = element.querySelector<HTMLElement>('.grid-corner');
    const observer = new ResizeObserver(() => {
      // The first call only repeats what was measured at the start.
      const known = geometry.current;
      const { clientWidth, clientHeight } = element;
      const isSame = known?.width === clientWidth && known.height === clientHeight;
      const isSameHead = known?.headHeight === head?.offsetHeight;
      if (isSame && isSameHead && known.nameWidth === corner?.offsetWidth) return;
      measure();
      // A panel that opens must not push the chosen cell out of view.
      const now = selection.get();
      const g = geometry.current;
      if (!now || !g) return;
      element.scrollTo({ ...scrollFor(now.cursor, g, scrolled.current), behavior: 'instant' });
    });
    observer.observe(element);
    if (head) observer.observe(head);
    if (corner) observer.observe(corner);
    return () => observer.disconnect();
  }, [measure, selection]);

  const paint = useCallback(() => {
    if (!table.current) return;
    painter.current ??= createGridPainter(table.current, prefix);
    painter.current.paint(selection.get());
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
      if (element && g) {
        const scroll = scrollFor(clamped.cursor, g, scrolled.current);
        const { left, top } = scrolled.current;
        if (scroll.left !== left || scroll.top !== top) {
          element.scrollTo({ ...scroll, behavior: 'instant' });
          // The event comes a frame late; the cell must be there for the cursor now.
          moveTo(scroll);
        }
      }
      selection.set(clamped);
    },
    [selection, shape, moveTo],
  );

  const placeOf = useCallback((event: { clientX: number; clientY: number }): CellPosition => {
    const element = scroller.current;
    const g = geometry.current;
    if (!element || !g) return { row: -1, column: -1 };
    const box = element.getBoundingClientRect();
    return placeAt(event.clientX - box.left, event.clientY - box.top, g, scrolled.current);
  }, []);

  return useMemo(
    () => ({ scroller, table, view, shape, select, placeOf, onScroll }),
    [view, shape, select, placeOf, onScroll],
  );
}

/** Three quarters of the view lie before what is revealed: the past is what entries are about. */
function scrollToReveal(column: number, g: GridGeometry): number {
  const first = column - Math.floor((0.75 * visibleWidth(g)) / g.cellWidth);
  return Math.max(0, first) * g.cellWidth;
}

function viewOf(
  scrolled: Scroll,
  geometry: GridGeometry,
  counts: { readonly rows: number; readonly columns: number },
  before: GridView | null,
): GridView {
  const rows = spanOf({
    scrolled: scrolled.top,
    visible: visibleHeight(geometry),
    size: geometry.rowHeight,
    count: counts.rows,
    beyond: 2,
    step: 2,
  });
  const columns = spanOf({
    scrolled: scrolled.left,
    visible: visibleWidth(geometry),
    size: geometry.cellWidth,
    count: counts.columns,
    beyond: 1,
    step: 2,
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
