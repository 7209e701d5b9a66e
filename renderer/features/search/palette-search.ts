import MiniSearch from 'minisearch';
import type { Output } from '#shared/contract/contract.ts';
import { fold } from '#shared/util/fold.ts';

export interface Found {
  readonly id: string;
  readonly group: 'actions' | 'students' | 'objectives';
  readonly label: string;
  /** Where it is, or its key. */
  readonly detail: string;
}

/** An action as the palette sees it. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Other words by which people look for it; never shown. */
  readonly words: string;
}

const PER_GROUP = { actions: 8, students: 12, objectives: 12 } as const;

/**
 * Searches actions, students and objectives by the beginnings of words, one slip allowed in longer
 * ones. An empty query answers the actions alone.
 */
export function createPaletteSearch(
  offers: readonly Offer[],
  known: Output<'palette.get'> | undefined,
): (query: string) => readonly Found[] {
  const all = new Map<string, Found>();
  const words = new Map(offers.map((offer) => [offer.id, offer.words]));
  const put = (found: Found) => all.set(found.id, found);
  for (const { id, label, detail } of offers) put({ id, label, detail, group: 'actions' });
  for (const student of known?.students ?? []) {
    put({
      id: `student ${student.class} ${student.id}`,
      group: 'students',
      label: student.name,
      detail: [student.className, student.schoolId].filter(Boolean).join(' · '),
    });
  }
  for (const objective of known?.objectives ?? []) {
    put({
      id: `objective ${objective.class} ${objective.id}`,
      group: 'objectives',
      label: `${objective.code} ${objective.statement}`,
      detail: objective.className,
    });
  }
  const index = new MiniSearch<Found>({
    fields: ['label', 'detail', 'words'],
    extractField: (found, field) =>
      field === 'words' ? (words.get(found.id) ?? '') : found[field as keyof Found],
    processTerm: fold,
    tokenize: (text) => text.split(/[\s,·:()-]+/u).filter(Boolean),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 1 : 0),
      boost: { label: 3, words: 0.5 },
      combineWith: 'AND',
    },
  });
  index.addAll([...all.values()]);

  return (query) => {
    if (query.trim() === '') return [...all.values()].filter((one) => one.group === 'actions');
    const counts = { actions: 0, students: 0, objectives: 0 };
    const hits = index.search(query).flatMap((hit) => {
      const found = all.get(String(hit.id));
      if (!found || counts[found.group] >= PER_GROUP[found.group]) return [];
      counts[found.group] += 1;
      return [found];
    });
    // Groups stand in the order of their best hit, so that Enter takes the best of all.
    const order = [...new Set(hits.map((hit) => hit.group))];
    return order.flatMap((group) => hits.filter((hit) => hit.group === group));
  };
}
