import { UsageError } from './args.ts';

/** The member of a fixed list that a flag names. Throws UsageError naming the whole list. */
export function oneOf<T extends string>(
  flag: string,
  word: string | undefined,
  list: readonly T[],
): T | undefined {
  if (word === undefined) return undefined;
  const found = list.find((member) => member === word.trim().toLowerCase());
  if (found === undefined) throw new UsageError(`${flag} takes one of ${list.join(', ')}.`);
  return found;
}
