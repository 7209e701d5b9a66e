import { TroubleError } from '#shared/contract/errors.ts';

/** Words are compared as people read them: composed letters, no blanks around. */
export const sameText = (a: string, b: string): boolean =>
  a.trim().normalize('NFC') === b.trim().normalize('NFC');

/**
 * The one of several candidates that a word on the command line means. `ways` go from the surest
 * to the loosest; the first that fits any candidate decides. Throws NOT_FOUND, AMBIGUOUS.
 */
export function pickOne<T>(
  what: string,
  word: string,
  candidates: readonly T[],
  ways: readonly ((candidate: T) => readonly (string | null)[])[],
): T {
  const found = findOne(what, word, candidates, ways);
  if (found === null) throw new TroubleError('NOT_FOUND', { what, name: word });
  return found;
}

/** The same, with null where nothing fits. Throws AMBIGUOUS. */
export function findOne<T>(
  what: string,
  word: string,
  candidates: readonly T[],
  ways: readonly ((candidate: T) => readonly (string | null)[])[],
): T | null {
  for (const way of ways) {
    const fitting = candidates.filter((candidate) =>
      way(candidate).some((text) => text !== null && sameText(text, word)),
    );
    if (fitting.length > 1) throw new TroubleError('AMBIGUOUS', { what, name: word });
    const [only] = fitting;
    if (only !== undefined) return only;
  }
  return null;
}
