import type { IsoDate } from './time.ts';

/** How long a mark holds. */
export interface MarkSpan {
  readonly on: IsoDate;
  /** Last day it holds; of a recheck the day it is due. */
  readonly until: IsoDate | null;
  readonly closedOn: IsoDate | null;
}

/** True while a mark holds: since its day, until it was closed or ran out. A recheck never runs out. */
export function holds(kind: string, mark: MarkSpan, on: IsoDate): boolean {
  if (mark.on > on) return false;
  if (mark.closedOn !== null && mark.closedOn <= on) return false;
  return kind === 'recheck' || mark.until === null || on <= mark.until;
}

const NEEDS_OBJECTIVE: ReadonlySet<string> = new Set([
  'excused',
  'missing',
  'pre-learned',
  'recheck',
]);

/** True when a mark of this kind says nothing without an objective. */
export const needsObjective = (kind: string): boolean => NEEDS_OBJECTIVE.has(kind);
