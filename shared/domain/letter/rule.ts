import type { IsoDate } from '../time.ts';

/** A letter from a lower bound on; bounds are inclusive. */
export interface Bound {
  readonly letter: string;
  readonly from: number;
}

/** The rule in force: percent of counted objectives mastered, looked up in a table. */
export interface PercentRule {
  readonly kind: 'percent';
  readonly name: string;
  /** From the best letter to the worst; the last bound is 0. */
  readonly bounds: readonly Bound[];
  /** With fewer counted objectives there is no grade. */
  readonly minimumCounted: number;
  /** A critical counted objective without evidence makes the letter incomplete. */
  readonly criticalMustBeAssessed: boolean;
  /** More than this share of the counted ones without evidence makes it incomplete. */
  readonly incompleteShare: number;
}

/** Percent of objectives mastered with the plain table (METHODS.md 2). */
export const PLAIN: PercentRule = {
  kind: 'percent',
  name: 'Plain',
  bounds: [
    { letter: 'A', from: 90 },
    { letter: 'B', from: 80 },
    { letter: 'C', from: 70 },
    { letter: 'D', from: 60 },
    { letter: 'F', from: 0 },
  ],
  minimumCounted: 3,
  criticalMustBeAssessed: true,
  incompleteShare: 0.5,
};

/** No grade: too little to grade, and not the student's doing. */
export const NO_GRADE = 'NG';

/** Incomplete: the student owes evidence. */
export const INCOMPLETE = 'I';

/** What a span of reporting covers, both days inclusive; null: everything. */
export interface Reporting {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const HAND_IN_NUMBERS: Readonly<Record<string, number>> = { A: 95, B: 85, C: 75, D: 65, F: 55 };

/** The code and number handed in for a letter: itself, and A 95 … F 55, + and − moving by 3. */
export function handInFor(letter: string): { code: string; number: number | null } {
  const base = HAND_IN_NUMBERS[letter.slice(0, 1)];
  const sign = letter.slice(1);
  if (base === undefined || (sign !== '' && sign !== '+' && sign !== '-')) {
    return { code: letter, number: null };
  }
  return { code: letter, number: base + (sign === '+' ? 3 : sign === '-' ? -3 : 0) };
}
