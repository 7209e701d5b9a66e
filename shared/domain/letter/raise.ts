import type { CountedObjective } from './counted.ts';

/** One objective to be raised, and the number of the level it takes. */
export interface Raise {
  readonly position: number;
  readonly value: number;
}

/** The shortest way to a better letter. */
export interface Way {
  /** The letter that walking it gives. */
  readonly letter: string;
  /** Critical before others, ready before blocked, in plan order. */
  readonly raises: readonly Raise[];
}

/** Which objective comes first among those that help alike: critical, ready, plan order. */
export function compareRaises(a: CountedObjective, b: CountedObjective): number {
  return rank(a) - rank(b) || a.position - b.position;
}

const rank = (objective: CountedObjective): number =>
  (objective.critical ? 0 : 2) + (objective.blocked ? 1 : 0);

/** The highest number that an objective can be raised to. */
export const topOf = ({ rules, value }: CountedObjective): number =>
  Math.max(value, rules.levels.at(-1) ?? value);

/** The counted objectives after some were raised: shown, and mastered from their cut on. */
export function raised(
  counted: readonly CountedObjective[],
  raises: readonly Raise[],
): CountedObjective[] {
  const to = new Map(raises.map(({ position, value }) => [position, value]));
  return counted.map((objective) => {
    const value = to.get(objective.position);
    if (value === undefined) return objective;
    const mastered = objective.mastered || value >= objective.rules.cut;
    return { ...objective, value, mastered, owed: false };
  });
}
