/** A list after a file spoke of some of its members, and which of those changed places. */
export interface MergedOrder {
  readonly order: readonly string[];
  readonly moved: ReadonlySet<string>;
}

/**
 * Present members keep their places, except that those which the file lists stand in the file's
 * order; new ones come right after the member before them in the file (else before the next one).
 */
export function mergeOrder(present: readonly string[], listed: readonly string[]): MergedOrder {
  const here = new Set(present);
  const known = listed.filter((id) => here.has(id));
  const inFile = new Set(known);
  const moved = new Set<string>();
  let next = 0;
  const order = present.map((id) => {
    if (!inFile.has(id)) return id;
    const replacement = known[next] ?? id;
    next += 1;
    if (replacement !== id) moved.add(replacement);
    return replacement;
  });
  // Newcomers are hung behind their neighbour first and laid out in one go: a list stays a list.
  const behind = new Map<string, string[]>();
  const first: string[] = [];
  let neighbour: string | null = null;
  for (const id of listed) {
    if (here.has(id)) neighbour = id;
    else if (neighbour === null) first.push(id);
    else behind.set(neighbour, [...(behind.get(neighbour) ?? []), id]);
  }
  const laidOut = order.flatMap((id) => [id, ...(behind.get(id) ?? [])]);
  const at = known[0] === undefined ? laidOut.length : laidOut.indexOf(known[0]);
  return { order: [...laidOut.slice(0, at), ...first, ...laidOut.slice(at)], moved };
}
