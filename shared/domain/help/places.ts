/** Minutes that a visit takes. */
export const VISIT_MINUTES = 3;

/** Minutes that a visit to a group takes. */
export const GROUP_MINUTES = 6;

/** Most places kept for students whom no plan has had lately, and the share of all places. */
const RESERVED = 3;
const RESERVED_SHARE = 3;

/** Class days within which a student without a place counts as waiting for one. */
export const WAITED_DAYS = 5;

/** One visit: a student, or several together. */
export interface Visit {
  /** Places in the list. */
  readonly members: readonly number[];
  /** Which of the suggested groups; null: one student alone. */
  readonly group: number | null;
}

export interface Places {
  /** How many students the list has. */
  readonly count: number;
  /** Members of the suggested groups, by place in the list. */
  readonly groups: readonly (readonly number[])[];
  /** Length of the class; null: no limit. */
  readonly minutes: number | null;
  /** Whether the student at this place of the list was in no plan of the last class days. */
  readonly waited: (place: number) => boolean;
}

/**
 * Whom the minutes reach, in list order: 3 a student, 6 a group, which counts once. Up to three
 * places, at most a third of them, are kept for students who were in no plan lately.
 */
export function planVisits({ count, groups, minutes, waited }: Places): Visit[] {
  const groupAt = new Map<number, number>();
  groups.forEach((members, group) => {
    for (const place of members) groupAt.set(place, group);
  });
  const limit = minutes ?? Number.POSITIVE_INFINITY;
  const fill = (kept: ReadonlySet<number>): Visit[] => {
    const visits: Visit[] = [];
    const reached = new Set<number>();
    let left = limit;
    let keeping = kept.size;
    for (let place = 0; place < count; place += 1) {
      if (reached.has(place)) continue;
      const group = groupAt.get(place) ?? null;
      const together =
        group === null ? [] : (groups[group] ?? []).filter((one) => !reached.has(one));
      const keptIn = (members: readonly number[]) => members.filter((one) => kept.has(one)).length;
      const mayUse = (members: readonly number[]) =>
        left - VISIT_MINUTES * (keeping - keptIn(members));
      const alone = [place];
      const isGroup = together.length > 1 && mayUse(together) >= GROUP_MINUTES;
      if (!isGroup && mayUse(alone) < VISIT_MINUTES) continue;
      const members = isGroup ? together : alone;
      for (const one of members) reached.add(one);
      left -= isGroup ? GROUP_MINUTES : VISIT_MINUTES;
      keeping -= keptIn(members);
      visits.push({ members, group: isGroup ? group : null });
    }
    return visits;
  };
  const plain = fill(new Set());
  const kept = Math.min(RESERVED, Math.floor(plain.length / RESERVED_SHARE));
  const waiting = [...Array(count).keys()].filter(waited).slice(0, kept);
  return minutes === null ? plain : fill(new Set(waiting));
}
