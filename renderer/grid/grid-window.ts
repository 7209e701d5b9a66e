/**
 * Which rows or columns are drawn. Both have one fixed size, so plain arithmetic answers what a
 * windowing library would measure; the steps keep a slow scroll from drawing anew at every pixel.
 */
export interface Span {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

export interface SpanInput {
  /** Distance scrolled, px. */
  readonly scrolled: number;
  /** Visible length, px. */
  readonly visible: number;
  /** Size of one item, px. */
  readonly size: number;
  readonly count: number;
  /** Items drawn beyond either edge. */
  readonly beyond: number;
  /** Edges snap to multiples of this. */
  readonly step: number;
}

/** The span to draw. Holds at least every item that can be seen. */
export function spanOf({ scrolled, visible, size, count, beyond, step }: SpanInput): Span {
  const from = Math.floor(Math.max(0, scrolled) / size) - beyond;
  const to = Math.ceil((Math.max(0, scrolled) + visible) / size) + beyond;
  const first = Math.max(0, Math.floor(from / step) * step);
  const end = Math.min(count, Math.ceil(to / step) * step);
  return { first: Math.min(first, Math.max(0, end)), end };
}

/**
 * Scroll position that shows an item whole, with whole items at its start; unchanged when the item
 * is in view already.
 */
export function scrollToShow(
  index: number,
  { scrolled, visible, size }: Pick<SpanInput, 'scrolled' | 'visible' | 'size'>,
): number {
  const start = index * size;
  if (start < scrolled) return start;
  if (start + size > scrolled + visible) {
    const least = Math.ceil((start + size - visible) / size) * size;
    return Math.min(start, least);
  }
  return scrolled;
}

/** Least height of a row with a fine pointer, px. */
const LEAST_ROW = 20;

/**
 * Height of the rows: each gives up to three pixels where that lets the whole class stand on the
 * screen without scrolling; otherwise none does, and the class scrolls.
 */
export function rowHeightFor(rows: number, available: number, usual: number): number {
  if (rows === 0 || rows * usual <= available || usual > 30) return usual;
  const squeezed = Math.floor(available / rows);
  return squeezed >= LEAST_ROW ? squeezed : usual;
}
