import { fold } from '../util/fold.ts';

const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'mx', 'miss', 'dr', 'prof', 'sir']);

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));

const isInitialOf = (a: string, b: string): boolean => a.length === 1 && b.startsWith(a);

/**
 * True where two names may be one teacher's: they share a whole word, and every word of the shorter
 * one is a word of the longer or the initial of one. Only ever a reason to ask.
 */
export function mayBeCalled(one: string, other: string): boolean {
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].sort(
    (a, b) => a.length - b.length,
  );
  return (
    short.some((word) => word.length > 1 && long.includes(word)) &&
    short.every((a) => long.some((b) => a === b || isInitialOf(a, b) || isInitialOf(b, a)))
  );
}
