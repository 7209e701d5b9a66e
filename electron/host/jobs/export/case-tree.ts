/** An item of the tree that a course makes: an objective, its unit, or a heading above units. */
export interface TreeItem {
  readonly identifier: string;
  /** The item above, as the framework has it; null: none, or unknown here. */
  readonly above: string | null;
}

export interface Planted {
  /** Identifier of the item above each item; null: right under the document. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** Items in the order of the tree, parents before their children. */
  readonly order: readonly string[];
}

export interface Leaf extends TreeItem {
  /** Its unit; null: right under the document. */
  readonly unit: string | null;
  /** It is a unit itself, with nothing in it. */
  readonly isUnit?: true;
}

/**
 * Where items stand: as their framework has it while that says the same as the course, else every
 * unit right under the document. `objectives` are in the order of the course; `mayHold` are those
 * that readers take for objectives although others stand below them.
 */
export function plantTree(
  objectives: readonly Leaf[],
  headings: readonly TreeItem[],
  mayHold: ReadonlySet<string>,
): Planted {
  const nested = grown(objectives, headings, mayHold);
  if (nested && saysTheSame(nested, objectives)) return nested;
  return grownFlat(objectives);
}

function grown(
  objectives: readonly Leaf[],
  headings: readonly TreeItem[],
  mayHold: ReadonlySet<string>,
): Planted | null {
  const leaves = new Map(objectives.map((one) => [one.identifier, one]));
  const above = new Map(headings.map((one) => [one.identifier, one.above]));
  const parents = new Map<string, string | null>();
  const rank = new Map<string, number>();
  for (const [at, leaf] of objectives.entries()) {
    const holder = leaf.above === null ? undefined : leaves.get(leaf.above);
    const isBelowObjective =
      holder !== undefined && holder.unit === leaf.unit && mayHold.has(holder.identifier);
    parents.set(leaf.identifier, isBelowObjective ? holder.identifier : leaf.unit);
    if (!rank.has(leaf.identifier)) rank.set(leaf.identifier, at);
    const seen = new Set<string>([leaf.identifier]);
    for (let up = parents.get(leaf.identifier) ?? null; up !== null; ) {
      if (seen.has(up)) return null;
      seen.add(up);
      rank.set(up, Math.min(rank.get(up) ?? at, at));
      const next: string | null = leaves.has(up)
        ? (parents.get(up) ?? leaves.get(up)?.unit ?? null)
        : (above.get(up) ?? null);
      if (!leaves.has(up)) parents.set(up, next);
      up = next;
    }
  }
  return { parents, order: inOrder(parents, rank) };
}

/** Depth first, siblings by the first objective below them. */
function inOrder(
  parents: ReadonlyMap<string, string | null>,
  rank: ReadonlyMap<string, number>,
): string[] {
  const children = new Map<string | null, string[]>();
  for (const [identifier, parent] of parents) {
    const list = children.get(parent);
    if (list) list.push(identifier);
    else children.set(parent, [identifier]);
  }
  const byRank = (a: string, b: string) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0);
  const order: string[] = [];
  const waiting = [...(children.get(null) ?? [])].sort(byRank);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    order.push(next);
    waiting.push(...(children.get(next) ?? []).sort(byRank));
  }
  return order;
}

/** True when a reader finds units and objectives in the order of the course. */
function saysTheSame({ parents, order }: Planted, objectives: readonly Leaf[]): boolean {
  if (order.length !== parents.size) return false;
  const units = new Map(objectives.map(({ identifier, unit }) => [identifier, unit]));
  const empty = new Set(objectives.flatMap((one) => (one.isUnit ? [one.identifier] : [])));
  const byUnit = new Map<string | null, string[]>();
  for (const identifier of order) {
    if (!units.has(identifier)) continue;
    let up = parents.get(identifier) ?? null;
    while (up !== null && units.has(up)) up = parents.get(up) ?? null;
    if (up !== units.get(identifier)) return false;
    const key = empty.has(identifier) ? identifier : up;
    byUnit.set(key, [...(byUnit.get(key) ?? []), identifier]);
  }
  const read = [...byUnit.values()].flat();
  return (
    read.length === objectives.length && objectives.every((one, at) => one.identifier === read[at])
  );
}

function grownFlat(objectives: readonly Leaf[]): Planted {
  const parents = new Map<string, string | null>();
  const order: string[] = [];
  for (const { identifier, unit } of objectives) {
    if (unit !== null && !parents.has(unit)) {
      parents.set(unit, null);
      order.push(unit);
    }
    parents.set(identifier, unit);
    order.push(identifier);
  }
  return { parents, order };
}
