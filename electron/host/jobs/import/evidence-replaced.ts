import type { EvidenceEntry } from '../../interchange/reading.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import type { KnownAttempt } from '../../store/import-store.ts';
import { voided } from '../../store/sealed-row.ts';
import type { Writes } from './decision.ts';
import { type Found, idOf } from './evidence-rows.ts';

type Attempts = ReadonlyMap<string, KnownAttempt>;

/** The id of a row, or of its next life: what another meaning replaced and comes again is a new one. */
export function notReplaced(id: string, attempts: Attempts): string {
  let free = id;
  for (let again = 1; ; again += 1) {
    const known = attempts.get(free);
    if (!known?.voided || !known.replaced) return free;
    free = nameId('evidence again', id, again);
  }
}

/** What is written of a row that a newer export of its source replaces. */
export const replacedAt = (now: number) =>
  voided(now, say('interchange.why.replaced'), { replaced: true });

/**
 * Voids what rows showed while their words stood for something else; answers whose rows they were.
 */
export function replaceEarlier(
  { rows, gone }: { rows: readonly (Found & { id: string })[]; gone: readonly Found[] },
  classId: string,
  attempts: Attempts,
  now: number,
  writes: Writes,
): ReadonlySet<EvidenceEntry> {
  const staying = new Set(rows.map(({ id }) => id));
  const seen = new Map<string, number>();
  const earlier = [
    ...rows.flatMap(({ was, ...row }): Found[] =>
      was ? [{ ...row, shown: { kind: 'level', level: was } }] : [],
    ),
    ...gone,
  ];
  const replaced = new Set<EvidenceEntry>();
  for (const row of earlier) {
    const id = notReplaced(idOf(row, classId, seen), attempts);
    const known = attempts.get(id);
    if (!known || known.removed || known.voided || staying.has(id)) continue;
    replaced.add(row.entry);
    writes.update('evidence', id, replacedAt(now));
  }
  return replaced;
}
