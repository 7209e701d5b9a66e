import { disclosure } from './en/disclosures.ts';
import type { Say } from './text.ts';

type Key = Extract<keyof typeof disclosure, `disclosure.of.${string}`>;
const isKey = (key: string): key is Key => Object.hasOwn(disclosure, key);

/** What a line of the log says that left; words of a newer Gradus stand as they are. */
export function disclosureWords(
  say: Say,
  { what, purpose }: { readonly what: string; readonly purpose: string | null },
): string {
  if (what.startsWith('profile ')) {
    return say('disclosure.of.profile', { name: what.slice('profile '.length) });
  }
  const key = `disclosure.of.${(what === 'bundle' ? `bundle ${purpose}` : what).replaceAll(' ', '-')}`;
  return isKey(key) ? say(key) : what;
}
