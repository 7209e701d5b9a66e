import type { IsoDate } from './time.ts';

/** What of a planned objective says where the class is. */
export interface Placed {
  readonly unit: string;
  readonly due: IsoDate | null;
}

/**
 * The unit a class works on: the first with an objective due today or later, else the last. Null
 * without planned objectives or without any date.
 */
export function currentUnit(
  objectives: readonly Placed[],
  today: IsoDate,
): { readonly number: number; readonly count: number } | null {
  if (!objectives.some((objective) => objective.due !== null)) return null;
  const units = [...new Set(objectives.map((objective) => objective.unit))];
  const ahead = objectives.find((objective) => objective.due !== null && objective.due >= today);
  return {
    number: ahead ? units.indexOf(ahead.unit) + 1 : units.length,
    count: units.length,
  };
}
