import type { Row } from '#shared/model/row.ts';
import { ROW } from '#shared/sync/change.ts';
import { caseId } from '../../case-id.ts';
import { nameId } from '../../name-id.ts';
import type { FrameworkWork, PlacedItem } from './framework.ts';
import type { FrameworkChoice } from './framework-choice.ts';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keeps what the framework says of the items that were taken, and the words of its rubrics. */
export function keepItems(
  work: FrameworkWork,
  { kept }: FrameworkChoice,
  placed: readonly PlacedItem[],
): void {
  const { here, match, course, reading, writes, changed } = work;
  if (kept.length === 0) return;
  const { identifier, title, raw } = reading.document;
  const head = { course, identifier, title, raw };
  const known = here.rows('framework').get(match.framework);
  if (!known) writes.put('framework', match.framework, head);
  else if (!isSame([known.title, known.raw], [title, raw])) {
    writes.update('framework', match.framework, { title, raw });
  }
  const objectiveOf = new Map(placed.map(({ item, id }) => [item.identifier, id]));
  const rows = here.rows('frameworkItem');
  for (const item of kept) {
    const id = match.rowId(item);
    const objective = objectiveOf.get(item.identifier) ?? null;
    const values = {
      framework: match.framework,
      objective,
      identifier: item.identifier,
      code: item.code,
      changed: item.changed,
      raw: item.raw,
    };
    const before = rows.get(id);
    const isOlder =
      before?.changed != null && item.changed !== null && item.changed < before.changed;
    if (isOlder) continue;
    if (before && isSame(before, values)) continue;
    writes.put('frameworkItem', id, values);
    if (before && objective !== null) changed.add(objective);
  }
  keepDescriptors(work, placed);
}

/** What each level looks like, by the words of a rubric; a person's own word stays. */
function keepDescriptors(
  { here, writes, changed }: FrameworkWork,
  placed: readonly PlacedItem[],
): void {
  const present = here.rows('levelDescriptor');
  const known = new Map<string, [string, Row<'levelDescriptor'>][]>();
  for (const [id, row] of present) {
    known.set(row.objective, [...(known.get(row.objective) ?? []), [id, row]]);
  }
  for (const { item, id: objective } of placed) {
    const own = known.get(objective) ?? [];
    item.levels.forEach(({ id: level, quality, score, text }, position) => {
      // By its identifier, as it went out of here, or the one line about that level.
      const named = nameId('levelDescriptor', objective, level);
      const same = own.filter(([, row]) => row.quality === quality && row.score === score);
      const id =
        own.find(([one]) => one === named || caseId(one) === level)?.[0] ??
        (same.length === 1 ? same[0]?.[0] : undefined) ??
        named;
      const values = { objective, quality, score, text, position };
      const before = present.get(id);
      if (before ? isSame(before, values) : here.byHand('levelDescriptor', id, ROW)) return;
      if (before && here.byHand('levelDescriptor', id, 'text')) return;
      writes.put('levelDescriptor', id, values);
      changed.add(objective);
    });
  }
}
