interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The chosen objective with all it needs and all that waits on it, directly or through others. */
export function relatedTo(edges: readonly Edge[], chosen: string | null): ReadonlySet<string> {
  const related = new Set<string>();
  if (chosen === null) return related;
  related.add(chosen);
  for (const [here, there] of [
    ['to', 'from'],
    ['from', 'to'],
  ] as const) {
    const queue = [chosen];
    const seen = new Set(queue);
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      for (const edge of edges) {
        if (edge[here] !== id || seen.has(edge[there])) continue;
        seen.add(edge[there]);
        related.add(edge[there]);
        queue.push(edge[there]);
      }
    }
  }
  return related;
}
