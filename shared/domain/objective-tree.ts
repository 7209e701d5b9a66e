/** `objective` needs `requires` to be mastered before. */
export interface Requirement {
  readonly objective: string;
  readonly requires: string;
}

/** What each objective needs directly. */
export type Requirements = ReadonlyMap<string, ReadonlySet<string>>;

/** Requirements gathered by objective. */
export function requirementsOf(edges: Iterable<Requirement>): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const { objective, requires } of edges) {
    const needs = map.get(objective);
    if (needs) needs.add(requires);
    else map.set(objective, new Set([requires]));
  }
  return map;
}

/**
 * Would `from` needing `to` close a circle? Answers its path (`[from, to, …, from]`), or null when
 * it is safe. `edges` are the requirements that hold already.
 */
export function findCycle(edges: Requirements, from: string, to: string): string[] | null {
  if (from === to) return [from, to];
  // A list instead of recursion: a hostile file may chain ten thousand objectives.
  const cameFrom = new Map<string, string>([[to, from]]);
  const waiting = [to];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const needed of edges.get(next) ?? []) {
      if (needed === from) return pathTo(cameFrom, from, next);
      if (cameFrom.has(needed)) continue;
      cameFrom.set(needed, next);
      waiting.push(needed);
    }
  }
  return null;
}

function pathTo(cameFrom: ReadonlyMap<string, string>, from: string, last: string): string[] {
  const path = [from];
  for (let at: string | undefined = last; at !== undefined && at !== from; at = cameFrom.get(at)) {
    path.unshift(at);
  }
  return [from, ...path];
}
