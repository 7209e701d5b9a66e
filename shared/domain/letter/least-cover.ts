/** Demands that objectives can meet, as bits: how many more objectives each still needs. */
export type Needs = readonly number[];

/** How many objectives there are of each kind; a kind is the sum of the bits that one meets. */
export type Kinds = ReadonlyMap<number, number>;

/**
 * The fewest objectives that meet all needs; Infinity when there are not enough. Exact: where one
 * kind meets all that others of the same demand meet, it comes first; elsewhere both ways are tried.
 */
export function leastCover(needs: Needs, kinds: Kinds): number {
  return least(needs, kinds, new Map());
}

function least(needs: Needs, kinds: Kinds, known: Map<string, number>): number {
  const open = needs.reduce((bits, need, i) => (need > 0 ? bits | (1 << i) : bits), 0);
  if (open === 0) return 0;
  const useful = mergeKinds(kinds, open);
  let bit = -1;
  let candidates: number[] = [];
  for (let i = 0; i < needs.length; i += 1) {
    const need = needs[i] ?? 0;
    if (need <= 0) continue;
    const meeting = [...useful].filter(([kind]) => (kind & (1 << i)) !== 0);
    if (meeting.reduce((sum, [, count]) => sum + count, 0) < need) return Infinity;
    const best = maximal(meeting.map(([kind]) => kind));
    if (bit === -1 || best.length < candidates.length) {
      bit = i;
      candidates = best;
    }
    if (best.length === 1) break;
  }
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) {
    const there = useful.get(only) ?? 0;
    const smallest = needs.reduce(
      (min, need, i) => ((only & open & (1 << i)) !== 0 ? Math.min(min, need) : min),
      there,
    );
    const taken = Math.max(1, smallest);
    return taken + least(less(needs, only, taken), without(useful, only, taken), known);
  }
  const key = `${needs.join()}|${[...useful].map(([kind, count]) => `${kind}:${count}`).join()}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const fewest = Math.min(
    ...candidates.map((kind) => 1 + least(less(needs, kind, 1), without(useful, kind, 1), known)),
  );
  known.set(key, fewest);
  return fewest;
}

/** Kinds seen through the open demands only; those that meet none are gone. */
function mergeKinds(kinds: Kinds, open: number): Map<number, number> {
  const merged = new Map<number, number>();
  for (const [kind, count] of kinds) {
    const bits = kind & open;
    if (bits !== 0 && count > 0) merged.set(bits, (merged.get(bits) ?? 0) + count);
  }
  return merged;
}

/** Kinds that no other one of the list contains. */
const maximal = (kinds: readonly number[]): number[] =>
  kinds.filter((kind) => !kinds.some((other) => other !== kind && (other & kind) === kind));

/** Needs after some objectives of a kind. */
export function less(needs: Needs, kind: number, taken: number): number[] {
  return needs.map((need, i) => ((kind & (1 << i)) !== 0 ? Math.max(0, need - taken) : need));
}

function without(kinds: Kinds, kind: number, taken: number): Map<number, number> {
  const rest = new Map(kinds);
  rest.set(kind, (rest.get(kind) ?? 0) - taken);
  return rest;
}
