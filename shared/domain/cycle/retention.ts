/** A mastered objective of a student that could be looked at again. */
export interface Revisit {
  readonly student: number;
  readonly objective: number;
  /** Class days since it was last shown. */
  readonly days: number;
}

/** An objective worth a retention check, with whom. */
export interface RetentionProposal {
  readonly objective: number;
  /** Longest wait first. */
  readonly students: readonly number[];
  /** Class days since the student who waited longest showed it. */
  readonly days: number;
  /** How many objectives wait on it, directly or through others. */
  readonly opens: number;
}

/** What was shown less long ago is still fresh. */
const FRESH = 20;

/**
 * Mastered objectives to revisit: oldest first, weighted by how much depends on them, so that a
 * day of age counts once for itself and once for each objective that waits on it. Nothing that was
 * shown within the last twenty class days.
 */
export function retentionProposals(
  revisits: readonly Revisit[],
  opens: readonly number[],
): RetentionProposal[] {
  const byObjective = new Map<number, Revisit[]>();
  for (const revisit of revisits) {
    if (revisit.days < FRESH) continue;
    const list = byObjective.get(revisit.objective);
    if (list) list.push(revisit);
    else byObjective.set(revisit.objective, [revisit]);
  }
  return [...byObjective]
    .map(([objective, list]) => {
      const sorted = [...list].sort((a, b) => b.days - a.days || a.student - b.student);
      const days = sorted[0]?.days ?? 0;
      const students = sorted.map((one) => one.student);
      return { objective, students, days, opens: opens[objective] ?? 0 };
    })
    .sort((a, b) => b.days * (1 + b.opens) - a.days * (1 + a.opens) || a.objective - b.objective);
}
