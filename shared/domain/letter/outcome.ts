import { round2 } from '../decimal.ts';
import type { Scale } from '../scale.ts';
import { type LetterFigure, type LookedUp, letterFigure, lookUpLevels } from './conditions.ts';
import type { CountedObjective } from './counted.ts';
import { tableNumber } from './level-test.ts';
import {
  type AverageRule,
  type Bound,
  type ConditionsRule,
  INCOMPLETE,
  type LetterRule,
  NO_GRADE,
  type PercentRule,
} from './rule.ts';
import { type Weighted, type WeightGroup, weightedMean } from './weighted.ts';

/** Why there is no letter yet, with the objectives that are owed. */
export interface Incomplete {
  readonly why: 'critical' | 'share' | 'any';
  readonly positions: readonly number[];
}

/** A letter, `NG` or `I`, with everything it came from. */
export interface LetterOutcome {
  readonly letter: string;
  readonly kind: 'letter' | 'incomplete' | 'no-grade';
  /** The average or percentage, rounded to 2 decimals; null for conditions, or where nothing counts. */
  readonly value: number | null;
  readonly counted: number;
  readonly mastered: number;
  /** Positions of counted objectives without evidence. */
  readonly owed: readonly number[];
  readonly incomplete: readonly Incomplete[];
  /** The groups that the value was made of, more than one only with weights of units. */
  readonly groups: readonly WeightGroup[];
  /** Letters with the figures of their conditions, best first, down to the one that holds. */
  readonly figures: readonly LetterFigure[];
}

/** A rule made ready for a class. */
export interface ReadyRule {
  readonly rule: LetterRule;
  readonly lookedUp: LookedUp | null;
}

/** Looks up once what a rule needs to know of a class's scale. */
export function readyRule(rule: LetterRule, scale: Scale): ReadyRule {
  return { rule, lookedUp: rule.kind === 'conditions' ? lookUpLevels(rule, scale) : null };
}

/** Looks a number up: the first bound it reaches; below all of them the last letter. */
export function letterFor(bounds: readonly Bound[], value: number): string {
  return bounds.find((bound) => value >= bound.from)?.letter ?? bounds.at(-1)?.letter ?? NO_GRADE;
}

/** The weighted number that a rule looks up, before it is rounded. */
export function weightedNumber(
  rule: AverageRule | PercentRule,
  counted: readonly CountedObjective[],
): Weighted {
  return weightedMean(rule.weights, counted, (objective) => numberIn(rule, objective));
}

/** What one objective brings into the number. */
function numberIn(rule: AverageRule | PercentRule, objective: CountedObjective): number {
  return rule.kind === 'average'
    ? tableNumber(objective, objective.value, rule.scale)
    : Number(objective.mastered) * 100;
}

/** One student's outcome. Precedence: NG, I, letter; an override stands before all (PRODUCT.md 6). */
export function letterOutcome(
  ready: ReadyRule,
  counted: readonly CountedObjective[],
): LetterOutcome {
  const { rule } = ready;
  const owed = counted.filter((objective) => objective.owed);
  const weighted = rule.kind === 'conditions' ? null : weightedNumber(rule, counted);
  const value = weighted?.value == null ? null : round2(weighted.value);
  const figures = ready.lookedUp ? figuresOf(ready.lookedUp, counted) : [];
  const incomplete = incompleteOf(rule, counted, owed);
  const isTooLittle =
    counted.length === 0 ||
    counted.length < rule.minimumCounted ||
    (rule.kind !== 'conditions' && value === null);
  const kind = isTooLittle ? 'no-grade' : incomplete.length > 0 ? 'incomplete' : 'letter';
  return {
    kind,
    letter:
      kind === 'no-grade'
        ? NO_GRADE
        : kind === 'incomplete'
          ? INCOMPLETE
          : rule.kind === 'conditions'
            ? firstThatHolds(rule, figures)
            : letterFor(rule.bounds, value ?? 0),
    value,
    counted: counted.length,
    mastered: counted.filter((objective) => objective.mastered).length,
    owed: owed.map((objective) => objective.position),
    incomplete: isTooLittle ? [] : incomplete,
    groups: weighted?.groups ?? [],
    figures,
  };
}

const firstThatHolds = (rule: ConditionsRule, figures: readonly LetterFigure[]): string =>
  figures.find((figure) => figure.holds)?.letter ?? rule.otherwise;

function figuresOf(lookedUp: LookedUp, counted: readonly CountedObjective[]): LetterFigure[] {
  const figures: LetterFigure[] = [];
  for (let i = 0; i < lookedUp.rule.letters.length; i += 1) {
    const figure = letterFigure(lookedUp, i, counted);
    figures.push(figure);
    // What a worse letter asks says nothing more.
    if (figure.holds) break;
  }
  return figures;
}

/** How many objectives may be owed before the letter is incomplete. */
export const mayBeOwed = (rule: LetterRule, counted: number): number =>
  Math.floor(rule.incompleteShare * counted + 1e-9);

function incompleteOf(
  rule: LetterRule,
  counted: readonly CountedObjective[],
  owed: readonly CountedObjective[],
): Incomplete[] {
  const positions = (list: readonly CountedObjective[]) =>
    list.map((objective) => objective.position);
  const critical = owed.filter((objective) => objective.critical);
  const reasons: Incomplete[] = [];
  if (rule.notAssessed === 'incomplete' && owed.length > 0) {
    reasons.push({ why: 'any', positions: positions(owed) });
  }
  if (rule.criticalMustBeAssessed && critical.length > 0) {
    reasons.push({ why: 'critical', positions: positions(critical) });
  }
  if (owed.length > mayBeOwed(rule, counted.length)) {
    reasons.push({ why: 'share', positions: positions(owed) });
  }
  return reasons;
}
