import type { Term } from '../term.ts';
import { daysBetween, type IsoDate } from '../time.ts';
import type { LetterRule } from './rule.ts';

/** What a span of reporting covers, both days inclusive. */
export interface Reporting {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** A term of this many days is a school year, whatever it is called. */
const YEAR_DAYS = 200;

/**
 * The dates whose objectives a letter of a term counts; null: all of them. The year is the
 * outermost term around it, when that is long enough to be one; the semester lies just inside the
 * year, or is the outermost term where no year is kept.
 */
export function reportingSpan(
  terms: readonly Term[],
  term: Term | null,
  span: LetterRule['span'],
): Reporting | null {
  if (term === null) return null;
  if (span === 'this-term') return term;
  const chain = chainOf(terms, term);
  const outermost = chain.at(-1) ?? term;
  const isYear = daysBetween(outermost.start, outermost.end) >= YEAR_DAYS;
  if (span === 'year') return isYear ? outermost : null;
  return (isYear ? chain.at(-2) : outermost) ?? outermost;
}

/** The term and those around it, inside out. */
function chainOf(terms: readonly Term[], term: Term): Term[] {
  const chain = [term];
  for (let at: Term | undefined = term; at?.parent != null && chain.length <= terms.length; ) {
    const parent: string = at.parent;
    at = terms.find((other) => other.id === parent);
    if (at) chain.push(at);
  }
  return chain;
}
