import { covers, type Span } from './roster.ts';
import type { IsoDate } from './time.ts';

/** What becomes of a student's spans in one class: those that go and those that come. */
export interface SpanChange {
  readonly remove: readonly Span[];
  readonly add: readonly Span[];
}

const NO_CHANGE: SpanChange = { remove: [], add: [] };

/** Open starts first, then by day. */
const byStart = (a: Span, b: Span): number =>
  a.start === b.start ? 0 : a.start === null || (b.start !== null && a.start < b.start) ? -1 : 1;

/**
 * A student joins on a day (null: since for ever). Who left on that very day never left; a later
 * span begins earlier instead of being doubled. Null when a closed span covers an open start, so
 * that a day has to be named.
 */
export function joined(spans: readonly Span[], on: IsoDate | null): SpanChange | null {
  const ordered = [...spans].sort(byStart);
  if (on === null) {
    const earliest = ordered[0];
    if (!earliest) return { remove: [], add: [{ start: null, until: null }] };
    if (earliest.start !== null) {
      return { remove: [earliest], add: [{ start: null, until: earliest.until }] };
    }
    return earliest.until === null ? NO_CHANGE : null;
  }
  if (ordered.some((span) => covers(span, on))) return NO_CHANGE;
  const ended = ordered.find((span) => span.until === on);
  const next = ordered.find((span) => span.start !== null && span.start > on);
  const remove = [ended, next].filter((span) => span !== undefined);
  return { remove, add: [{ start: ended ? ended.start : on, until: next ? next.until : null }] };
}

/**
 * A student leaves: `on` is the first day no longer in the class. A span that would have no day
 * left goes. Null when the student is not in the class then.
 */
export function left(spans: readonly Span[], on: IsoDate): SpanChange | null {
  if (spans.some((span) => span.until === on)) return NO_CHANGE;
  const span = spans.find((candidate) => covers(candidate, on));
  if (!span) return null;
  const add = span.start === on ? [] : [{ start: span.start, until: on }];
  return { remove: [span], add };
}
