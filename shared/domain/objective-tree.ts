import type { ObjectiveId } from './ids.ts';

/** `objective` makes sense once `requires` is mastered. */
export interface PrerequisiteEdge {
  readonly objective: ObjectiveId;
  readonly requires: ObjectiveId;
}

/**
 * What would go round in a circle if `from` came to require `to`: the path from `from` along what
 * each requires back to `from`, both ends named; null when the new edge is harmless.
 */
export function findCycle(
  edges: readonly PrerequisiteEdge[],
  from: ObjectiveId,
  to: ObjectiveId,
): ObjectiveId[] | null {
  const requires = new Map<string, ObjectiveId[]>();
  for (const edge of edges) {
    const list = requires.get(edge.objective);
    if (list) list.push(edge.requires);
    else requires.set(edge.objective, [edge.requires]);
  }
  return findCycleIn(requires, from, to);
}

/** The same over requirements gathered by objective, for many questions in a row. */
export function findCycleIn(
  requires: ReadonlyMap<ObjectiveId, Iterable<ObjectiveId>>,
  from: ObjectiveId,
  to: ObjectiveId,
): ObjectiveId[] | null {
  if (from === to) return [from, from];
  // Breadth first, so that the path named is the shortest one; no recursion, however deep.
  const cameFrom = new Map<string, ObjectiveId>([[to, from]]);
  const queue: ObjectiveId[] = [to];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of requires.get(at) ?? []) {
      if (next === from) {
        const path: ObjectiveId[] = [from];
        for (let step: ObjectiveId = at; step !== from; step = cameFrom.get(step) ?? from) {
          path.push(step);
        }
        return [...path, from].reverse();
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return null;
}
