/** A piece of work that a second judge may be given. */
export interface Work {
  readonly id: string;
  /** Whose section it comes from. */
  readonly section: string;
  /** Position of the first level among those of its scale. */
  readonly step: number;
  /** Where chance puts it: a text that has nothing to do with the work. */
  readonly lot: string;
}

/**
 * At most `count` pieces, even over sections and levels: where nearly all work is of one level,
 * a sample by chance alone would say nothing about the others. In the order of the lots, so that
 * neighbours tell nothing about each other.
 */
export function sampleOf(works: readonly Work[], count: number): string[] {
  const strata = new Map<string, Work[]>();
  for (const work of [...works].sort(byLot)) {
    const key = JSON.stringify([work.step, work.section]);
    const stratum = strata.get(key);
    if (stratum) stratum.push(work);
    else strata.set(key, [work]);
  }
  // Those that chance put first in their strata, then those second, and so on.
  const rounds = [...strata.values()].flatMap((list) =>
    list.map((work, round) => ({ work, round })),
  );
  return rounds
    .sort((a, b) => a.round - b.round || byLot(a.work, b.work))
    .slice(0, count)
    .map(({ work }) => work)
    .sort(byLot)
    .map(({ id }) => id);
}

const byLot = (a: Work, b: Work): number =>
  a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * A text with every mention of a person's names taken out: whole words in any case, with or without
 * their accents. Names of `others` only as they are written: among classmates is a Will or a Mark.
 */
export function withoutNames(
  text: string,
  names: readonly string[],
  others: readonly string[] = [],
): string {
  const plain = text.normalize('NFD');
  const left = without(without(plain, names, 'giu'), others, 'gu');
  return left === plain ? text : left.normalize('NFC');
}

function without(text: string, names: readonly string[], flags: string): string {
  const words = [...new Set(names.flatMap((name) => [name, ...name.split(/[\s-]+/)]))]
    .map((word) => word.trim().normalize('NFD').replace(/\p{M}/gu, ''))
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((word) => [...word].map(asWritten).join(''));
  if (words.length === 0) return text;
  const inWord = '[\\p{L}\\p{N}\\p{M}]';
  return text.replace(new RegExp(`(?<!${inWord})(?:${words.join('|')})(?!${inWord})`, flags), '…');
}

/** A character of a name as people write it: with an accent or without, and any apostrophe. */
function asWritten(character: string): string {
  if (/['’ʼ]/.test(character)) return "['’ʼ]";
  if (/[\p{L}\p{N}]/u.test(character)) return `${character}\\p{M}*`;
  return character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
}
