import { en } from './en.ts';
import { rowWords } from './field-words.ts';
import type { Say, TextKey } from './text.ts';

/**
 * What a refusal is about, as the window calls it; what has no word of its own stands as it is. A
 * capital at the beginning stays one.
 */
export function thingWords(say: Say, what: string): string {
  const key = `what.${what.toLowerCase().replaceAll(' ', '-')}`;
  const words = isKey(key) ? say(key) : rowWords(say, what);
  const isCapital = /^\p{Lu}/u.test(what);
  return isCapital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

const isKey = (key: string): key is TextKey => Object.hasOwn(en, key);
