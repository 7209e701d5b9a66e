import type { CountedObjective } from './counted.ts';
import type { Weights } from './rule.ts';

/** One group of objectives that carry weight together: a unit, or all of them. */
export interface WeightGroup {
  /** Null: all objectives are one group. */
  readonly unit: string | null;
  readonly weight: number;
  readonly count: number;
  /** Weighted mean of its objectives. */
  readonly mean: number;
}

export interface Weighted {
  /** Unrounded; null where nothing that counts carries weight. */
  readonly value: number | null;
  readonly groups: readonly WeightGroup[];
  /** What one more point on each counted objective adds to the value. */
  readonly pull: readonly number[];
}

interface Sum {
  readonly unit: string | null;
  weight: number;
  total: number;
  sum: number;
  members: number[];
}

/**
 * The weighted mean over the counted objectives: of unit means where units carry weights, else of
 * all at once. Units without any counted objective are not there, so the rest weighs more.
 */
export function weightedMean(
  weights: Weights,
  counted: readonly CountedObjective[],
  numberOf: (objective: CountedObjective) => number,
): Weighted {
  const hasUnits = Object.keys(weights.units).length > 0;
  const sums = new Map<string | null, Sum>();
  counted.forEach((objective, i) => {
    const unit = hasUnits ? objective.unit : null;
    const sum = sums.get(unit) ?? emptySum(weights, unit);
    sums.set(unit, sum);
    const weight = objective.critical ? weights.critical : 1;
    sum.total += weight;
    sum.sum += weight * numberOf(objective);
    sum.members.push(i);
  });
  const groups = [...sums.values()];
  const all = groups.reduce((total, group) => total + group.weight, 0);
  const pull = counted.map(() => 0);
  for (const { members, weight, total } of groups) {
    for (const i of members) {
      const own = counted[i]?.critical ? weights.critical : 1;
      pull[i] = all === 0 ? 0 : (weight / all) * (own / total);
    }
  }
  const sum = groups.reduce((so, group) => so + group.weight * (group.sum / group.total), 0);
  return {
    value: all === 0 ? null : sum / all,
    groups: groups.map((group) => ({
      unit: group.unit,
      weight: group.weight,
      count: group.members.length,
      mean: group.sum / group.total,
    })),
    pull,
  };
}

function emptySum(weights: Weights, unit: string | null): Sum {
  const weight = unit === null ? 1 : unitWeight(weights, unit);
  return { unit, weight, total: 0, sum: 0, members: [] };
}

/** True when there are units, and none of them carries any weight: nobody would get a letter. */
export const isWeightless = (weights: Weights, units: readonly string[]): boolean =>
  units.length > 0 && units.every((unit) => unitWeight(weights, unit) === 0);

/** The weight of a unit: its own, else that of `*`, else 1. */
function unitWeight({ units }: Weights, unit: string): number {
  if (Object.hasOwn(units, unit)) return units[unit] as number;
  return Object.hasOwn(units, '*') ? (units['*'] as number) : 1;
}
