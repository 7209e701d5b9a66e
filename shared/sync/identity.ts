/** A person's word about two rows of one kind. One record a pair: the newest word stands. */
export interface IdentityDecision {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

/** Which rows are one and the same; every id answers the least id of its group. */
export interface Partition {
  readonly of: (id: string) => string;
  /** Groups of more than one, each sorted, in the order of their first ids. */
  readonly groups: readonly (readonly string[])[];
  /** True for two whose groups can never be joined, by people's words or by what they bear. */
  readonly areApart: (a: string, b: string) => boolean;
}

type Pair = readonly [string, string];

const sorted = (pairs: Iterable<Pair>): Pair[] =>
  [...pairs]
    .map(([a, b]): Pair => (a < b ? [a, b] : [b, a]))
    .sort((x, y) => (x[0] < y[0] || (x[0] === y[0] && x[1] < y[1]) ? -1 : 1));

/**
 * One partition from people's words and from what is the same by its ids (`automatic` pairs). The
 * pairs are sorted first, so the order of words cannot matter. `different` keeps two groups apart
 * whatever would join them, and so does `areTwo`, which no word outweighs: what nobody can be both of. People's
 * words are heard before ids.
 */
export function partitionOf(
  decisions: readonly IdentityDecision[],
  automatic: readonly Pair[] = [],
  areTwo: (a: string, b: string) => boolean = () => false,
): Partition {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const up = parent.get(id);
    if (up === undefined || up === id) return id;
    const top = root(up);
    parent.set(id, top);
    return top;
  };
  const members = new Map<string, string[]>();
  const groupOf = (id: string) => members.get(root(id)) ?? [id];
  const apart = new Set(decisions.filter((d) => !d.same).flatMap((d) => bothWays(d.a, d.b)));
  const mayJoin = (a: string, b: string) =>
    !groupOf(a).some((x) => groupOf(b).some((y) => apart.has(`${x} ${y}`) || areTwo(x, y)));
  const join = ([a, b]: Pair) => {
    const [x, y] = [root(a), root(b)];
    if (x === y || !mayJoin(a, b)) return;
    const [top, below] = x < y ? [x, y] : [y, x];
    const all = [...groupOf(a), ...groupOf(b)];
    members.delete(below);
    members.set(top, all);
    parent.set(below, top);
  };
  for (const pair of sorted(decisions.filter((d) => d.same).map((d): Pair => [d.a, d.b]))) {
    join(pair);
  }
  for (const pair of sorted(automatic)) join(pair);
  const groups = [...members.values()]
    .map((ids) => [...ids].sort())
    .sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1));
  return { of: root, groups, areApart: (a, b) => root(a) !== root(b) && !mayJoin(a, b) };
}

const bothWays = (a: string, b: string): string[] => [`${a} ${b}`, `${b} ${a}`];
