import { useRef } from 'react';
import type { Today } from './today-view.tsx';

/** What a student's line no longer says. */
export interface Vanished {
  readonly id: string;
  readonly called: string;
  readonly reasons: readonly Said[];
  /** What came in for them about the same objectives. */
  readonly instead: readonly Said[];
}

interface Said {
  readonly kind: string;
  readonly objectives: readonly string[];
}

/** Reasons that went, with their objectives, between two answers about one class and day. */
function vanishedBetween(before: Today, after: Today): Vanished[] {
  if (before.class.id !== after.class.id || before.on !== after.on) return [];
  return before.students.flatMap((line) => {
    const now = after.students.find((one) => one.id === line.id);
    if (!now) return [];
    const reasons = without(line.reasons, now.reasons);
    if (reasons.length === 0) return [];
    const codes = reasons.flatMap(({ objectives }) => objectives);
    const instead = without(now.reasons, line.reasons).flatMap(({ kind, objectives }) => {
      const same = objectives.filter((code) => codes.includes(code));
      return same.length > 0 ? [{ kind, objectives: same }] : [];
    });
    return [{ id: line.id, called: line.called, reasons, instead }];
  });
}

/** What the first say that the others do not. */
function without(reasons: readonly Said[], others: readonly Said[]): Said[] {
  return reasons.flatMap(({ kind, objectives }) => {
    const other = others.find((reason) => reason.kind === kind);
    if (!other) return [{ kind, objectives }];
    const gone = objectives.filter((code) => !other.objectives.includes(code));
    return gone.length > 0 ? [{ kind, objectives: gone }] : [];
  });
}

/** Without those of whom something holds again: a step that was taken back tells nothing new. */
function stillNews(
  gone: readonly Vanished[],
  last: readonly Vanished[],
  today: Today,
): readonly Vanished[] {
  return gone.filter((one) => {
    const known = last.find(({ id }) => id === one.id);
    const line = today.students.find(({ id }) => id === one.id);
    return !known || !line || same(without(known.reasons, line.reasons), known.reasons);
  });
}

const same = (a: readonly Said[], b: readonly Said[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What the newest answer no longer says that the one before it did; stays until the next. */
export function useVanished(today: Today): readonly Vanished[] {
  const known = useRef({ today, gone: [] as readonly Vanished[] });
  if (known.current.today !== today) {
    const { today: before, gone } = known.current;
    known.current = { today, gone: stillNews(vanishedBetween(before, today), gone, today) };
  }
  return known.current.gone;
}
