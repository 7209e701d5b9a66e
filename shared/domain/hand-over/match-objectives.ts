/** How an objective of a record was found to be one of this gradebook, the surest first. */
export const MATCHED_BY = ['id', 'identifier', 'wording', 'standard', 'hand'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** An objective as it is looked for. */
export interface Matchable {
  readonly id: string;
  /** Of items of published frameworks. */
  readonly identifiers: readonly string[];
  readonly code: string;
  readonly statement: string;
  /** Codes of standards that it refers to. */
  readonly standards: readonly string[];
}

export interface Match {
  readonly id: string;
  readonly by: MatchedBy;
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** What an objective is found by besides its id, the surest first. */
const KEYS: readonly (readonly [MatchedBy, (one: Matchable) => readonly string[]])[] = [
  ['identifier', (one) => one.identifiers.map(plain)],
  ['wording', (one) => [`${plain(one.code)}\n${plain(one.statement)}`]],
  ['standard', (one) => one.standards.map(plain)],
];

/**
 * Which objectives of a record are objectives here: the same id; else an equal identifier of a
 * framework; else equal code and statement; else the one standard that on both sides only they
 * refer to. Never by a title or a code alone, and never where there is a choice of standards or
 * identifiers. Of several with the same wording the first is taken.
 */
export function matchObjectives(
  former: readonly Matchable[],
  here: readonly Matchable[],
): Map<string, Match> {
  const ids = new Set(here.map(({ id }) => id));
  const found = new Map<string, Match>();
  for (const { id } of former) if (ids.has(id)) found.set(id, { id, by: 'id' });
  for (const [by, keysOf] of KEYS) {
    const mine = byKey(here, keysOf);
    const theirs = byKey(former, keysOf);
    for (const one of former) {
      if (found.has(one.id)) continue;
      const meant = new Set(
        keysOf(one).flatMap((key) => {
          const [first, ...more] = mine.get(key) ?? [];
          const isShared = more.length > 0 || (theirs.get(key)?.length ?? 0) > 1;
          return first === undefined || (isShared && by !== 'wording') ? [] : [first];
        }),
      );
      const [id] = meant;
      if (id !== undefined && meant.size === 1) found.set(one.id, { id, by });
    }
  }
  return found;
}

function byKey(
  list: readonly Matchable[],
  keysOf: (one: Matchable) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const one of list) {
    for (const key of new Set(keysOf(one))) {
      const known = ids.get(key);
      if (known) known.push(one.id);
      else ids.set(key, [one.id]);
    }
  }
  return ids;
}
