import { linesCalled } from './today-find.tsx';

/** A name is written on so long after its last letter, in milliseconds. */
const NAME_PAUSE = 1000;

/** So soon after a letter another is a slip of fast fingers, and means nothing else. */
const SLIP_PAUSE = 250;

/**
 * What is typed of a name with one more letter, or null where the letter means something else. Two
 * letters may find somebody; who types the whole name says nothing about them by the rest of it.
 */
export function typedOn(called: string, typed: string, key: string, since: number): string | null {
  if (since >= NAME_PAUSE || !/^[\p{L}\p{M}'’ -]$/u.test(key)) return null;
  if (linesCalled([{ called }], typed + key).length > 0) return typed + key;
  return since < SLIP_PAUSE ? typed : null;
}
