/**
 * For each position the positions that wait on it, directly or through others. `needs[i]` lists
 * what i needs. Circles, which the editor refuses, end where they began.
 */
export function waitingOn(needs: readonly (readonly number[])[]): ReadonlySet<number>[] {
  const opens: number[][] = needs.map(() => []);
  needs.forEach((list, i) => {
    for (const need of list) opens[need]?.push(i);
  });
  return needs.map((_, start) => {
    const reached = new Set<number>();
    const queue = [...(opens[start] ?? [])];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (next === start || reached.has(next)) continue;
      reached.add(next);
      queue.push(...(opens[next] ?? []));
    }
    return reached;
  });
}
