import type { Anchors } from '../scale-translation.ts';

/** How levels become a letter: a table over an average, one over a percentage, or conditions. */
export const RULE_KINDS = ['average', 'percent', 'conditions'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Which open objectives enter a letter. */
export const COUNTED = ['due', 'assessed', 'planned'] as const;
/** How far back target dates count: the term, its semester, the year. */
export const SPANS = ['this-term', 'semester', 'year'] as const;
/** What a counted objective without evidence means. */
export const NOT_ASSESSED = ['by-class', 'leave-out', 'lowest', 'incomplete'] as const;

/** The code and number that the school's system takes for a letter. */
export interface HandIn {
  readonly code: string;
  readonly number: number | null;
}

/** A letter from a lower bound on; bounds are inclusive. */
export interface Bound {
  readonly letter: string;
  readonly from: number;
  readonly handIn?: HandIn;
}

/** The objectives that a condition looks at: groups by name, or one unit. */
export const SCOPES = ['all', 'critical', 'nice-to-know', 'wholes'] as const;
export type Scope = (typeof SCOPES)[number] | { readonly unit: string };

/** Levels that mean the same on every scale; besides them a level's key or a number. */
export const LEVEL_WORDS = ['mastered', 'top', 'above-threshold'] as const;

export const MEASURES = ['share', 'count', 'none-below'] as const;

/** One demand on the counted objectives of a scope. */
export type Condition = { readonly scope: Scope; readonly level: string | number } & (
  | { readonly measure: 'share'; readonly atLeast: number }
  | { readonly measure: 'share'; readonly moreThan: number }
  | { readonly measure: 'count'; readonly atLeast: number }
  | { readonly measure: 'none-below' }
);

/** A letter with the conditions that must all hold for it. */
export interface LetterConditions {
  readonly letter: string;
  readonly handIn?: HandIn;
  readonly all: readonly Condition[];
}

/** Weight of a critical objective against 1; weights of units by name, `*` for those not named. */
export interface Weights {
  readonly critical: number;
  readonly units: Readonly<Record<string, number>>;
}

interface AnyRule {
  readonly name: string;
  readonly counted: (typeof COUNTED)[number];
  readonly span: (typeof SPANS)[number];
  readonly notAssessed: (typeof NOT_ASSESSED)[number];
  /** More than this share of the counted ones without evidence makes the letter incomplete. */
  readonly incompleteShare: number;
  /** A critical counted objective without evidence makes it incomplete. */
  readonly criticalMustBeAssessed: boolean;
  /** With fewer counted objectives there is no grade. */
  readonly minimumCounted: number;
  readonly weights: Weights;
  /** What is handed in for outcomes without a row of their own: `otherwise`, `I`, `NG`. */
  readonly handIn: Readonly<Record<string, HandIn>>;
}

export interface AverageRule extends AnyRule {
  readonly kind: 'average';
  /** The scale that the bounds were made for; null: the class's own numbers. */
  readonly scale: Anchors | null;
  /** From the best letter to the worst. */
  readonly bounds: readonly Bound[];
}

export interface PercentRule extends AnyRule {
  readonly kind: 'percent';
  readonly bounds: readonly Bound[];
}

export interface ConditionsRule extends AnyRule {
  readonly kind: 'conditions';
  /** The scale that levels given as numbers were made for; null: the class's own numbers. */
  readonly scale: Anchors | null;
  readonly letters: readonly LetterConditions[];
  readonly otherwise: string;
}

/** A letter rule as data, every member filled in (PRODUCT.md 6). */
export type LetterRule = AverageRule | PercentRule | ConditionsRule;

/** What absent members mean. */
export const RULE_DEFAULTS = {
  counted: 'due',
  span: 'this-term',
  notAssessed: 'by-class',
  incompleteShare: 0.5,
  criticalMustBeAssessed: true,
  minimumCounted: 3,
  weights: { critical: 1, units: {} },
  handIn: {},
} as const;

/** No grade: too little to grade, and not the student's doing. */
export const NO_GRADE = 'NG';

/** Incomplete: the student owes evidence. */
export const INCOMPLETE = 'I';

/** The letters of a rule from the best to the worst, without repeats. */
export function lettersOf(rule: LetterRule): string[] {
  return rule.kind === 'conditions'
    ? [...rule.letters.map((row) => row.letter), rule.otherwise]
    : rule.bounds.map((bound) => bound.letter);
}

/** Letters that a person may set: those of the rule, and what is no letter. */
export const lettersToSet = (rule: LetterRule): string[] => [
  ...new Set([...lettersOf(rule), INCOMPLETE, NO_GRADE]),
];

const HAND_IN_NUMBERS: Readonly<Record<string, number>> = { A: 95, B: 85, C: 75, D: 65, F: 55 };

/** What is handed in when nobody says otherwise: the letter, and A 95 … F 55 with + and − by 3. */
export function usualHandIn(letter: string): HandIn {
  const base = HAND_IN_NUMBERS[letter.slice(0, 1)];
  const sign = letter.slice(1);
  if (base === undefined || (sign !== '' && sign !== '+' && sign !== '-')) {
    return { code: letter, number: null };
  }
  return { code: letter, number: base + (sign === '+' ? 3 : sign === '-' ? -3 : 0) };
}

/** The code and number that a rule hands in for an outcome. */
export function handInFor(rule: LetterRule, letter: string): HandIn {
  const rows: readonly { letter: string; handIn?: HandIn }[] =
    rule.kind === 'conditions' ? rule.letters : rule.bounds;
  const own = rows.find((row) => row.letter === letter)?.handIn;
  if (own) return own;
  return Object.hasOwn(rule.handIn, letter) ? (rule.handIn[letter] as HandIn) : usualHandIn(letter);
}
