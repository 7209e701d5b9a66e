import type { Scale } from '../scale.ts';
import { type Anchors, anchorsOf, translate } from '../scale-translation.ts';
import type { CountedObjective } from './counted.ts';

/** Numbers that were translated between scales carry the noise of a division. */
const NOISE = 1e-9;

/** A level of a condition, looked up in one class. */
export interface LevelTest {
  /** True when an objective of this value, mastered or not, is at or above the level. */
  readonly reaches: (objective: CountedObjective, value: number, mastered: boolean) => boolean;
  /** False where an objective's scale has no such level to reach. */
  readonly exists: (objective: CountedObjective) => boolean;
  /** The class's scale has a level of this key; words and numbers always count as known. */
  readonly isKnown: boolean;
}

const always = (): boolean => true;

/** The level that a condition names, in the scale of a class. `made`: the scale of its numbers. */
export function levelTest(level: string | number, scale: Scale, made: Anchors | null): LevelTest {
  if (typeof level === 'number') {
    return {
      isKnown: true,
      exists: always,
      reaches: (objective, value) => tableNumber(objective, value, made) >= level - NOISE,
    };
  }
  if (level === 'mastered') {
    return { isKnown: true, exists: always, reaches: (_objective, _value, mastered) => mastered };
  }
  if (level === 'top') {
    const { top } = anchorsOf(scale);
    return { isKnown: true, exists: always, reaches: (_objective, value) => value >= top };
  }
  if (level === 'above-threshold') {
    // Who can reach nothing above the threshold has reached what there is with it.
    return {
      isKnown: true,
      exists: (objective) => levelAbove(objective) !== null,
      reaches: (objective, value) => value >= (levelAbove(objective) ?? objective.rules.threshold),
    };
  }
  const named = scale.levels.find((candidate) => candidate.key === level);
  return {
    isKnown: named !== undefined,
    exists: always,
    reaches: (_objective, value) => named !== undefined && value >= named.value,
  };
}

const levelAbove = ({ rules }: CountedObjective): number | null =>
  rules.levels.find((value) => value > rules.threshold) ?? null;

/** An objective's value in the numbers of a table, by the objective's own threshold. */
export function tableNumber(
  { rules }: Pick<CountedObjective, 'rules'>,
  value: number,
  made: Anchors | null,
): number {
  if (made === null) return value;
  const own = {
    lowest: rules.levels[0] ?? 0,
    threshold: rules.threshold,
    top: rules.levels.at(-1) ?? 0,
  };
  return translate(value, own, made);
}
