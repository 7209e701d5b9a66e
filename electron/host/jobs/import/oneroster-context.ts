import type { Row } from '#shared/model/row.ts';
import type {
  OneRosterClass,
  OneRosterReading,
  OneRosterSession,
} from '../../interchange/oneroster-reading.ts';
import type { Problems } from '../../interchange/problem.ts';
import type { KnownSpan } from './class.ts';
import type { Counts, Deciding, Writes } from './decision.ts';

/** What a step of a package's decision works with. */
export interface OneRosterDeciding extends Deciding {
  readonly reading: OneRosterReading;
  readonly counts: Counts;
  readonly problems: Problems;
  readonly writes: Writes;
  readonly kept: { byHand: number };
  /** The org above all others. */
  readonly root: string;
  readonly rootOf: (org: string | null) => string;
}

/** A class of the package with the one of the gradebook that it is. */
export interface TakenClass {
  readonly source: OneRosterClass;
  readonly id: string;
  readonly row: Row<'class'>;
  readonly spans: ReadonlyMap<string, readonly KnownSpan[]>;
  readonly sessions: readonly OneRosterSession[];
}

/** Finds the org above all others from any org; a circle or a missing parent ends the climb. */
export function rootFinder(reading: OneRosterReading): (from: string | null) => string {
  const parents = new Map(reading.orgs.map((org) => [org.sourcedId, org.parent]));
  const roots = new Map<string, string>();
  const first = reading.orgs.find((org) => org.parent === null)?.sourcedId ?? '';
  return (from) => {
    const start = from ?? first;
    const known = roots.get(start);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    let at = start;
    for (let up = parents.get(at); up && parents.has(up) && !seen.has(up); up = parents.get(at)) {
      seen.add(at);
      at = up;
    }
    roots.set(start, at);
    return at;
  };
}
