import type { FrameworkItem } from './framework-reading.ts';
import type { Problems } from './problem.ts';

/** An item with what tells its place among its siblings, the surest first. */
export interface Placing {
  readonly item: FrameworkItem;
  readonly sequence: number | null;
  readonly enumeration: string | null;
}

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Items in the order of the tree: siblings by sequence, then by enumeration, then by code in
 * natural order, else as in the file. A circle of parents is opened at its first item (and said).
 */
export function inTreeOrder(
  placings: readonly Placing[],
  file: string,
  problems: Problems,
): FrameworkItem[] {
  const byId = new Map(placings.map((one) => [one.item.identifier, one]));
  const parents = new Map<string, string | null>();
  for (const { item } of placings) {
    const parent = item.parent !== null && byId.has(item.parent) ? item.parent : null;
    parents.set(item.identifier, parent);
  }
  const settled = new Set<string>();
  for (const { item } of placings) {
    const path = new Set<string>();
    let at: string | null = item.identifier;
    while (at !== null && !settled.has(at)) {
      if (path.has(at)) {
        parents.set(at, null);
        const value = byId.get(at)?.item.code ?? at;
        problems.add(file, { value }, 'interchange.rule.parent-circle');
        break;
      }
      path.add(at);
      at = parents.get(at) ?? null;
    }
    for (const id of path) settled.add(id);
  }
  const children = new Map<string | null, Placing[]>();
  for (const placing of placings) {
    const parent = parents.get(placing.item.identifier) ?? null;
    const list = children.get(parent);
    if (list) list.push(placing);
    else children.set(parent, [placing]);
  }
  const ordered: FrameworkItem[] = [];
  // Trees of hostile files may be as deep as they are long: no recursion.
  const waiting = [...(children.get(null) ?? [])].sort(compare).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item } = next;
    const parent = parents.get(item.identifier) ?? null;
    ordered.push(item.parent === parent ? item : { ...item, parent });
    const below = [...(children.get(item.identifier) ?? [])].sort(compare).reverse();
    waiting.push(...below);
  }
  return ordered;
}

function compare(a: Placing, b: Placing): number {
  if (a.sequence !== b.sequence) {
    if (a.sequence === null) return 1;
    if (b.sequence === null) return -1;
    return a.sequence - b.sequence;
  }
  if (a.enumeration !== null && b.enumeration !== null) {
    const order = natural.compare(a.enumeration, b.enumeration);
    if (order !== 0) return order;
  }
  if (a.item.code !== null && b.item.code !== null) {
    return natural.compare(a.item.code, b.item.code);
  }
  return 0;
}
