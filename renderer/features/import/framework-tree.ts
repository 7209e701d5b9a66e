import type { Preview } from './use-import.ts';

export type Framework = NonNullable<Preview['framework']>;
export type Item = Framework['items'][number];

/** A framework's items by what lies below what. */
export interface Tree {
  readonly byId: ReadonlyMap<string, Item>;
  readonly children: ReadonlyMap<string | null, readonly Item[]>;
}

/** Hangs items under what stands above them. */
export function treeOf({ items }: Framework): Tree {
  const byId = new Map(items.map((item) => [item.id, item]));
  const children = new Map<string | null, Item[]>();
  for (const item of items) {
    const parent = item.parent !== null && byId.has(item.parent) ? item.parent : null;
    const list = children.get(parent);
    if (list) list.push(item);
    else children.set(parent, [item]);
  }
  return { byId, children };
}

/** The items that a choice of branches takes; null takes all. */
export function chosenOf({ items }: Framework, branches: readonly string[] | null): Set<string> {
  const asked = branches === null ? null : new Set(branches);
  const chosen = new Set<string>();
  for (const { id, parent } of items) {
    if (asked === null || asked.has(id) || (parent !== null && chosen.has(parent))) chosen.add(id);
  }
  return chosen;
}

/** The branches of a choice in which one item with all below it is taken or left. */
export function withBranch(
  framework: Framework,
  branches: readonly string[] | null,
  item: Item,
  takes: boolean,
): string[] | null {
  const { byId, children } = treeOf(framework);
  const chosen = chosenOf(framework, branches);
  const waiting = [item];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (takes) chosen.add(next.id);
    else chosen.delete(next.id);
    waiting.push(...(children.get(next.id) ?? []));
  }
  // What lies above is no longer taken whole.
  for (let up = item.parent; !takes && up !== null; up = byId.get(up)?.parent ?? null) {
    chosen.delete(up);
  }
  if (chosen.size === framework.items.length) return null;
  const isTop = ({ id, parent }: Item) =>
    chosen.has(id) && (parent === null || !chosen.has(parent));
  return framework.items.filter(isTop).map(({ id }) => id);
}

/** The items that hold all words of a search, in the order of the tree. */
export function found({ items }: Framework, search: string, most: number): Item[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const hits: Item[] = [];
  for (const item of items) {
    const text = `${item.code ?? ''} ${item.text}`.toLowerCase();
    if (words.every((word) => text.includes(word))) hits.push(item);
    if (hits.length === most) break;
  }
  return hits;
}
