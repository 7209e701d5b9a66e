/**
 * The version to hand out next: the first that none of the students has used, else the one that
 * fewest of them have; null where the task has no versions.
 */
export function proposedVersion(
  versions: readonly string[],
  used: readonly ReadonlySet<string>[],
): string | null {
  let best: { version: string; users: number } | null = null;
  for (const version of versions) {
    const users = used.filter((one) => one.has(version)).length;
    if (best === null || users < best.users) best = { version, users };
  }
  return best?.version ?? null;
}
