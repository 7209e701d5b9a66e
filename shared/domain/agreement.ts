import { dayNumber, type IsoDate } from './time.ts';

/** One assessor's word on one student and objective, as a step of a scale. */
export interface Judgement {
  readonly cell: string;
  readonly student: string;
  readonly scale: string;
  readonly assessor: string;
  readonly on: IsoDate;
  /** Position of the level among those of its scale, from 0. */
  readonly step: number;
  /** Given without knowing the other one. */
  readonly isBlind?: boolean;
}

/** How far two assessors see the same work alike. */
export interface Agreement {
  readonly assessors: readonly [string, string];
  /** How many pairs of judgements. */
  readonly pairs: number;
  /** How many students they are about. */
  readonly students: number;
  /** How many of them come from blind second checks. */
  readonly blind: number;
  /** Share of pairs with the very same level. */
  readonly exact: number;
  /** Quadratic weighted kappa; null where both always said one and the same level. */
  readonly kappa: number | null;
}

const WITHIN_DAYS = 30;

/** The pairs of two assessors on one scale. */
interface Pairs {
  readonly scale: string;
  blind: number;
  readonly steps: [number, number][];
  readonly students: Set<string>;
}

/**
 * Pairs of judgements of one student and objective, by two assessors, at most 30 days apart and on
 * one scale. `steps` says how many levels each scale has.
 */
export function agreementsOf(
  judgements: readonly Judgement[],
  steps: ReadonlyMap<string, number>,
): Agreement[] {
  const cells = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const list = cells.get(judgement.cell);
    if (list) list.push(judgement);
    else cells.set(judgement.cell, [judgement]);
  }
  const found = new Map<string, Pairs[]>();
  for (const list of cells.values()) {
    for (const [i, one] of list.entries()) {
      for (const other of list.slice(i + 1)) {
        if (one.assessor === other.assessor || one.scale !== other.scale) continue;
        if (Math.abs(dayNumber(one.on) - dayNumber(other.on)) > WITHIN_DAYS) continue;
        const [a, b] = one.assessor < other.assessor ? [one, other] : [other, one];
        const key = JSON.stringify([a.assessor, b.assessor]);
        const scales = found.get(key) ?? [];
        found.set(key, scales);
        let scale = scales.find((entry) => entry.scale === one.scale);
        if (!scale) {
          scale = { scale: one.scale, blind: 0, steps: [], students: new Set() };
          scales.push(scale);
        }
        scale.steps.push([a.step, b.step]);
        scale.students.add(one.student);
        if (one.isBlind && other.isBlind) scale.blind += 1;
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, unordered]) => {
      // Sums of fractions depend on their order, and what is said must not.
      const scales = [...unordered].sort((a, b) => (a.scale < b.scale ? -1 : 1));
      const pairs = scales.flatMap((scale) => scale.steps);
      return {
        assessors: JSON.parse(key) as [string, string],
        pairs: pairs.length,
        students: new Set(scales.flatMap((scale) => [...scale.students])).size,
        blind: scales.reduce((sum, scale) => sum + scale.blind, 0),
        exact: pairs.filter(([a, b]) => a === b).length / pairs.length,
        kappa: pooledKappa(scales.map((s) => weightsOf(s.steps, steps.get(s.scale) ?? 2))),
      };
    });
}

interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/** Sums of squared distances, as found and as chance alone would have them. */
function weightsOf(pairs: readonly (readonly [number, number])[], count: number): Disagreement {
  const widest = Math.max(1, count - 1) ** 2;
  const weight = (a: number, b: number) => (a - b) ** 2;
  const observed = pairs.reduce((sum, [a, b]) => sum + weight(a, b), 0);
  const [firsts, seconds] = [0, 1].map((side) => {
    const tally = Array.from({ length: count }, () => 0);
    for (const pair of pairs) tally[pair[side as 0 | 1]] = (tally[pair[side as 0 | 1]] ?? 0) + 1;
    return tally;
  }) as [number[], number[]];
  let expected = 0;
  for (const [a, n] of firsts.entries()) {
    for (const [b, m] of seconds.entries()) expected += n * m * weight(a, b);
  }
  // Whole numbers until here, so that pairs may come in any order.
  return { observed: observed / widest, expected: expected / (pairs.length * widest) };
}

/** Kappa over several scales: what was found against what chance would give, each by its pairs. */
function pooledKappa(parts: readonly Disagreement[]): number | null {
  const observed = parts.reduce((sum, part) => sum + part.observed, 0);
  const expected = parts.reduce((sum, part) => sum + part.expected, 0);
  return expected === 0 ? null : 1 - observed / expected;
}
