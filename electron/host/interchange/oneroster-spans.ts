import type { IsoDate } from '#shared/domain/time.ts';
import type { OneRosterEnrolment, OneRosterSession } from './oneroster-reading.ts';

/** A time in a class made of one or more rows; null: the rows give no date. */
export interface MergedSpan {
  readonly start: IsoDate | null;
  readonly until: IsoDate | null;
  /** How many rows of the file it is made of. */
  readonly rows: number;
}

const startText = (date: IsoDate | null): string => date ?? '';
const endText = (date: IsoDate | null): string => date ?? '~';

/** True when some day from `from` up to before `to` lies in one of the sessions. */
function hasSessionDay(from: IsoDate, to: IsoDate, sessions: readonly OneRosterSession[]): boolean {
  return sessions.some((session) => session.start < to && session.end > from);
}

/**
 * The spans of one student in one class. Rows that overlap, touch, or leave only days between them
 * on which none of the class's sessions runs (from one semester to the next) are one span.
 */
export function mergeSpans(
  rows: readonly Pick<OneRosterEnrolment, 'begin' | 'end'>[],
  sessions: readonly OneRosterSession[],
): MergedSpan[] {
  const sorted = [...rows].sort((a, b) => (startText(a.begin) < startText(b.begin) ? -1 : 1));
  const spans: MergedSpan[] = [];
  for (const { begin, end } of sorted) {
    const last = spans.at(-1);
    const goesOn =
      last !== undefined &&
      (last.until === null ||
        begin === null ||
        begin <= last.until ||
        (sessions.length > 0 && !hasSessionDay(last.until, begin, sessions)));
    if (!goesOn) {
      spans.push({ start: begin, until: end, rows: 1 });
      continue;
    }
    const until = endText(last.until) >= endText(end) ? last.until : end;
    spans[spans.length - 1] = { start: last.start, until, rows: last.rows + 1 };
  }
  return spans;
}
