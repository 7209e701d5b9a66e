import type { TermTrouble } from '../domain/term.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Say } from './text.ts';

/**
 * What is wrong with a term, as a part of a sentence; `start` is the day it was to begin, `dayText`
 * writes days as the reader does.
 */
export function sayTermTrouble(
  say: Say,
  trouble: TermTrouble,
  start: IsoDate,
  dayText: (day: IsoDate) => string = (day) => day,
): string {
  if (trouble.why === 'crosses') {
    const { name: other, start: from, end } = trouble.other;
    return say('term.trouble.crosses', {
      other,
      start: dayText(from),
      end: dayText(end),
    });
  }
  return say(`term.trouble.${trouble.why}`, { start: dayText(start) });
}
