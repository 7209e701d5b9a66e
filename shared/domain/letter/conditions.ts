import type { Scale } from '../scale.ts';
import type { CountedObjective } from './counted.ts';
import { type LevelTest, levelTest } from './level-test.ts';
import type { Condition, ConditionsRule, LetterConditions, Scope } from './rule.ts';

/** Shares are fractions as people write them: 0.7 of 10 is 7, whatever the doubles say. */
const NOISE = 1e-9;

/** Why a condition says nothing about a student. */
export type DroppedWhy = 'nothing-in-scope' | 'no-level-above';

/** A condition with the figures of one student. */
export interface ConditionFigure {
  readonly condition: Condition;
  readonly dropped: DroppedWhy | null;
  readonly holds: boolean;
  /** Objectives of the scope at or above the level, of how many, and how many it takes. */
  readonly reached: number;
  readonly of: number;
  readonly need: number;
  /** Positions below the level. */
  readonly below: readonly number[];
  /** The class's scale has no level of this name, so it cannot hold. */
  readonly unknownLevel: boolean;
}

/** A letter with the figures of its conditions. */
export interface LetterFigure {
  readonly letter: string;
  readonly holds: boolean;
  readonly conditions: readonly ConditionFigure[];
}

/** A rule of conditions with its levels looked up in a class. */
export interface LookedUp {
  readonly rule: ConditionsRule;
  readonly tests: readonly (readonly LevelTest[])[];
}

/** Looks the levels of a rule up, once for all students of a class. */
export function lookUpLevels(rule: ConditionsRule, scale: Scale): LookedUp {
  const tests = rule.letters.map(({ all }) =>
    all.map((condition) => levelTest(condition.level, scale, rule.scale)),
  );
  return { rule, tests };
}

/** True when a condition looks at an objective. */
export function isInScope(scope: Scope, objective: CountedObjective): boolean {
  if (typeof scope === 'object') return objective.unit === scope.unit;
  if (scope === 'all') return true;
  if (scope === 'wholes') return objective.whole;
  return objective.critical === (scope === 'critical');
}

/** How many objectives of a scope a condition asks for. */
export function needed(condition: Condition, of: number): number {
  if (condition.measure === 'none-below') return of;
  if (condition.measure === 'count') return condition.atLeast;
  return 'atLeast' in condition
    ? Math.max(0, Math.ceil(condition.atLeast * of - NOISE))
    : Math.floor(condition.moreThan * of + NOISE) + 1;
}

/** The figures of one letter's conditions. */
export function letterFigure(
  { rule, tests }: LookedUp,
  index: number,
  counted: readonly CountedObjective[],
): LetterFigure {
  const { letter, all } = rule.letters[index] as LetterConditions;
  const conditions = all.map((condition, n) =>
    conditionFigure(condition, tests[index]?.[n] as LevelTest, counted),
  );
  const asked = conditions.filter((figure) => figure.dropped === null);
  return { letter, conditions, holds: asked.length > 0 && asked.every((figure) => figure.holds) };
}

function conditionFigure(
  condition: Condition,
  test: LevelTest,
  counted: readonly CountedObjective[],
): ConditionFigure {
  const inScope = counted.filter((objective) => isInScope(condition.scope, objective));
  const below = inScope
    .filter((objective) => !test.reaches(objective, objective.value, objective.mastered))
    .map((objective) => objective.position);
  const dropped =
    inScope.length === 0 ? 'nothing-in-scope' : inScope.some(test.exists) ? null : 'no-level-above';
  const reached = inScope.length - below.length;
  const need = needed(condition, inScope.length);
  return {
    condition,
    dropped,
    reached,
    of: inScope.length,
    need,
    below,
    unknownLevel: !test.isKnown,
    holds: dropped === null && test.isKnown && reached >= need,
  };
}
