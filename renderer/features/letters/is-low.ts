import { INCOMPLETE } from '#shared/domain/letter/rule.ts';
import type { Letters } from './letters-view.tsx';

/** True for outcomes that ask for help: the lowest letter and an incomplete. */
export function isLow(letter: string, rule: Letters['rule']): boolean {
  return letter === INCOMPLETE || letter === rule.letters.at(-1);
}
