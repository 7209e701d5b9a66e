import type { Letters } from './letters-view.tsx';

/** Incomplete: evidence is owed. */
export const INCOMPLETE = 'I';

/** Letters are kept with an ASCII hyphen and shown with a minus sign. */
export const shownLetter = (letter: string): string => letter.replace('-', '−');

/** True for outcomes that ask for help: the lowest letter and an incomplete. */
export function isLow(letter: string, rule: Letters['rule']): boolean {
  return letter === INCOMPLETE || letter === rule.letters.at(-1);
}
