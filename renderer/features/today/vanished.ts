import { useRef } from 'react';
import type { Today } from './today-view.tsx';

/** What a student's line no longer says. */
export interface Vanished {
  readonly called: string;
  readonly reasons: readonly { readonly kind: string; readonly objectives: readonly string[] }[];
}

/** Reasons that went, with their objectives, between two answers about one class and day. */
export function vanishedBetween(before: Today, after: Today): Vanished[] {
  if (before.class.id !== after.class.id || before.on !== after.on) return [];
  return before.students.flatMap((line) => {
    const now = after.students.find((one) => one.id === line.id);
    if (!now) return [];
    const reasons = line.reasons.flatMap(({ kind, objectives }) => {
      const left = now.reasons.find((reason) => reason.kind === kind);
      if (!left) return [{ kind, objectives }];
      const gone = objectives.filter((code) => !left.objectives.includes(code));
      return gone.length > 0 ? [{ kind, objectives: gone }] : [];
    });
    return reasons.length > 0 ? [{ called: line.called, reasons }] : [];
  });
}

/** What the newest answer no longer says that the one before it did; stays until the next. */
export function useVanished(today: Today): readonly Vanished[] {
  const known = useRef({ today, gone: [] as readonly Vanished[] });
  if (known.current.today !== today) {
    known.current = { today, gone: vanishedBetween(known.current.today, today) };
  }
  return known.current.gone;
}
