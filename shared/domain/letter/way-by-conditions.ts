import { isInScope, type LookedUp, letterFigure } from './conditions.ts';
import type { CountedObjective } from './counted.ts';
import { leastCover, less, type Needs } from './least-cover.ts';
import type { LevelTest } from './level-test.ts';
import { type LetterOutcome, mayBeOwed } from './outcome.ts';
import { compareRaises, type Raise, raised, topOf } from './raise.ts';

/** One thing that a better letter still needs. */
interface Demand {
  /** How many more objectives. */
  readonly need: number;
  /** Those that meet it when raised to a number. */
  readonly isMetBy: (objective: CountedObjective, value: number) => boolean;
}

/** What reaching one better letter takes. */
interface Plan {
  /** Which of the rule's letters, best first. */
  readonly index: number;
  readonly demands: readonly Demand[];
  readonly fewest: number;
  readonly kinds: ReadonlyMap<CountedObjective, number>;
}

/** Ways by conditions: the fewest objectives that together meet all that a better letter lacks. */
export function wayByConditions(
  lookedUp: LookedUp,
  counted: readonly CountedObjective[],
  outcome: LetterOutcome,
): Raise[] | null {
  const owed = owedDemands(lookedUp, counted.length, outcome);
  const better = outcome.figures
    .map((figure, index) => ({ figure, index }))
    .filter(({ figure }) => outcome.kind === 'incomplete' || !figure.holds);
  const plans: Plan[] = [];
  // From the nearest letter up: of ways that are as short, the one that begins best, then the nearest.
  for (const { index } of better.toReversed()) {
    const demands = letterDemands(lookedUp, index, counted, outcome);
    if (demands) plans.push(planFor(index, [...owed, ...demands], counted));
  }
  const fewest = Math.min(...plans.map((plan) => plan.fewest));
  if (!Number.isFinite(fewest) || fewest === 0) return null;
  const [first] = plans
    .filter((plan) => plan.fewest === fewest)
    .map((plan) => ({ plan, chosen: chosenBy(plan) }))
    .sort((a, b) => compareChoices(a.chosen, b.chosen));
  if (!first) return null;
  const { plan, chosen } = first;
  const raises = lowered(plan.demands, chosen);
  const reached = firstHolding(lookedUp, plan.index, raised(counted, raises));
  if (reached === plan.index) return raises;
  // It leads past the letter it was planned for; the better one may ask less of some of them.
  const demands = letterDemands(lookedUp, reached, counted, outcome) ?? plan.demands;
  return lowered([...owed, ...demands], chosen);
}

/** The best letter, up to a certain one that holds, whose conditions hold. */
function firstHolding(lookedUp: LookedUp, last: number, counted: readonly CountedObjective[]) {
  let index = 0;
  while (index < last && !letterFigure(lookedUp, index, counted).holds) index += 1;
  return index;
}

const isMasteredAt = (objective: CountedObjective, value: number): boolean =>
  objective.mastered || value >= objective.rules.cut;

const reachesAt = (test: LevelTest, objective: CountedObjective, value: number): boolean =>
  test.reaches(objective, value, isMasteredAt(objective, value));

/** What leads out of an incomplete: evidence of any level on what is owed. */
function owedDemands(lookedUp: LookedUp, counted: number, outcome: LetterOutcome): Demand[] {
  return outcome.incomplete.map(({ why, positions }) => {
    const members = new Set(positions);
    const spared = why === 'share' ? mayBeOwed(lookedUp.rule, counted) : 0;
    return {
      need: positions.length - spared,
      isMetBy: (objective) => members.has(objective.position),
    };
  });
}

/** What a letter's conditions lack; null where the letter cannot be reached at all. */
function letterDemands(
  { tests }: LookedUp,
  index: number,
  counted: readonly CountedObjective[],
  outcome: LetterOutcome,
): Demand[] | null {
  const asked = (outcome.figures[index]?.conditions ?? []).map((figure, n) => ({ figure, n }));
  const real = asked.filter(({ figure }) => figure.dropped === null);
  if (real.length === 0 || real.some(({ figure }) => figure.unknownLevel)) return null;
  const demands: Demand[] = [];
  for (const { figure, n } of real) {
    if (figure.holds) continue;
    const test = tests[index]?.[n] as LevelTest;
    const below = new Set(figure.below);
    const need = figure.need - figure.reached;
    const isMetBy = (objective: CountedObjective, value: number): boolean =>
      below.has(objective.position) &&
      isInScope(figure.condition.scope, objective) &&
      reachesAt(test, objective, value);
    if (counted.filter((objective) => isMetBy(objective, topOf(objective))).length < need) {
      return null;
    }
    demands.push({ need, isMetBy });
  }
  return demands;
}

/** Two choices of as many objectives, each in the order of raising. */
function compareChoices(a: readonly CountedObjective[], b: readonly CountedObjective[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const [first, second] = [a[i], b[i]];
    const order = first && second ? compareRaises(first, second) : 0;
    if (order !== 0) return order;
  }
  return 0;
}

/** The fewest objectives for these demands. */
function planFor(
  index: number,
  demands: readonly Demand[],
  counted: readonly CountedObjective[],
): Plan {
  const kinds = new Map<CountedObjective, number>();
  for (const objective of counted) {
    const top = topOf(objective);
    const bits = demands.reduce(
      (sum, demand, i) => (demand.isMetBy(objective, top) ? sum | (1 << i) : sum),
      0,
    );
    if (bits !== 0) kinds.set(objective, bits);
  }
  const fewest = leastCover(needsOf(demands), countKinds(kinds.values()));
  return { index, demands, fewest, kinds };
}

const needsOf = (demands: readonly Demand[]): Needs => demands.map((demand) => demand.need);

function countKinds(kinds: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Of all choices of that many the first in the order of raising. */
function chosenBy({ demands, fewest, kinds }: Plan): CountedObjective[] {
  const undecided = countKinds(kinds.values());
  const chosen: CountedObjective[] = [];
  let needs = needsOf(demands);
  for (const objective of [...kinds.keys()].sort(compareRaises)) {
    if (chosen.length === fewest) break;
    const kind = kinds.get(objective) ?? 0;
    undecided.set(kind, (undecided.get(kind) ?? 0) - 1);
    const then = less(needs, kind, 1);
    if (leastCover(then, undecided) > fewest - chosen.length - 1) continue;
    chosen.push(objective);
    needs = then;
  }
  return chosen;
}

/** Each of the chosen only as high as it takes, the last ones first. */
function lowered(demands: readonly Demand[], chosen: readonly CountedObjective[]): Raise[] {
  const spare = demands.map(
    (demand) =>
      chosen.filter((objective) => demand.isMetBy(objective, topOf(objective))).length -
      demand.need,
  );
  return chosen.toReversed().map((objective) => {
    const top = topOf(objective);
    for (const level of objective.rules.levels) {
      if (!objective.owed && level <= objective.value) continue;
      const lost = demands.flatMap((demand, i) =>
        demand.isMetBy(objective, top) && !demand.isMetBy(objective, level) ? [i] : [],
      );
      if (lost.some((i) => (spare[i] ?? 0) <= 0)) continue;
      for (const i of lost) spare[i] = (spare[i] ?? 0) - 1;
      return { position: objective.position, value: level };
    }
    return { position: objective.position, value: top };
  });
}
