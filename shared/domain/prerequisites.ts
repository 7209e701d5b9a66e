import type { PrerequisiteEdge } from './objective-tree.ts';

/**
 * Some circle among prerequisites, from one objective along what each requires back to it; null
 * when there is none. Without recursion, however deep.
 */
export function anyCircle(edges: readonly PrerequisiteEdge[]): string[] | null {
  const requires = new Map<string, string[]>();
  const needed = new Map<string, number>();
  for (const edge of edges) {
    const list = requires.get(edge.objective);
    if (list) list.push(edge.requires);
    else requires.set(edge.objective, [edge.requires]);
    needed.set(edge.requires, (needed.get(edge.requires) ?? 0) + 1);
    needed.set(edge.objective, needed.get(edge.objective) ?? 0);
  }
  // Take away what nobody needs, again and again; what stays hangs on circles.
  const free = [...needed].filter(([, count]) => count === 0).map(([id]) => id);
  const gone = new Set<string>();
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    gone.add(id);
    for (const next of requires.get(id) ?? []) {
      const count = (needed.get(next) ?? 0) - 1;
      needed.set(next, count);
      if (count === 0) free.push(next);
    }
  }
  const rest = [...needed.keys()].filter((id) => !gone.has(id));
  return rest[0] === undefined ? null : circleAmong(rest[0], neededBy(edges, gone));
}

/** Who needs whom, backwards: everything that stays is needed by something that stays. */
function neededBy(
  edges: readonly PrerequisiteEdge[],
  gone: ReadonlySet<string>,
): Map<string, string> {
  const map = new Map<string, string>();
  for (const edge of edges) if (!gone.has(edge.objective)) map.set(edge.requires, edge.objective);
  return map;
}

function circleAmong(start: string, before: ReadonlyMap<string, string>): string[] {
  const seen = new Map<string, number>();
  const walked: string[] = [];
  for (let at = start; ; at = before.get(at) ?? start) {
    const from = seen.get(at);
    if (from !== undefined) return [at, ...walked.slice(from).reverse()];
    seen.set(at, walked.length);
    walked.push(at);
  }
}
