import { compareText } from '../util/compare.ts';
import type { TermId } from './ids.ts';
import { daysBetween, type IsoDate } from './time.ts';

/** A dated reporting span, both days inclusive. */
export interface Term {
  readonly id: TermId;
  readonly name: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly parent: TermId | null;
}

type Dates = Pick<Term, 'start' | 'end'>;

const contains = (outer: Dates, inner: Dates): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

const coincides = (a: Dates, b: Dates): boolean => a.start === b.start && a.end === b.end;

const isApart = (a: Dates, b: Dates): boolean => a.end < b.start || b.end < a.start;

/** Every teacher of a department brings the school's terms along: of one name and the same days they are one. */
export function oncePerTerm<T extends Pick<Term, 'id' | 'name' | 'start' | 'end'>>(
  terms: readonly T[],
): T[] {
  const byDays = new Map<string, T>();
  for (const term of terms) {
    const key = JSON.stringify([term.name, term.start, term.end]);
    const known = byDays.get(key);
    if (!known || term.id < known.id) byDays.set(key, term);
  }
  return [...byDays.values()];
}

/** The first term that a span crosses: neither holds the other, and yet they share days. */
export function crossedBy(terms: readonly Term[], span: Dates): Term | null {
  return terms.find((t) => !isApart(t, span) && !contains(t, span) && !contains(span, t)) ?? null;
}

/** Why a term cannot be as it is written, and at which of its fields. */
export type TermTrouble =
  | { readonly field: 'name'; readonly why: 'no-name' | 'name-taken' }
  | { readonly field: 'end'; readonly why: 'ends-before' }
  | { readonly field: 'start' | 'end'; readonly why: 'crosses'; readonly other: Term };

/** The first thing wrong with a term among the others; null when it may be saved. */
export function termTrouble(
  others: readonly Term[],
  term: Pick<Term, 'name' | 'start' | 'end'>,
): TermTrouble | null {
  const name = term.name.trim();
  if (name === '') return { field: 'name', why: 'no-name' };
  if (others.some((other) => other.name.trim() === name))
    return { field: 'name', why: 'name-taken' };
  if (term.end < term.start) return { field: 'end', why: 'ends-before' };
  const other = crossedBy(others, term);
  // It sticks out of the other at one side; that is the day to change.
  return other && { field: term.end > other.end ? 'end' : 'start', why: 'crosses', other };
}

const parentsOf = (terms: readonly Term[]) => new Map(terms.map((term) => [term.id, term.parent]));

/** True when `term` hangs, directly or through others, below `ancestor`. */
function isBelow(parents: ReadonlyMap<string, string | null>, term: string, ancestor: string) {
  let at = parents.get(term) ?? null;
  for (let step = 0; at !== null && step <= parents.size; step += 1) {
    if (at === ancestor) return true;
    at = parents.get(at) ?? null;
  }
  return false;
}

/**
 * The smallest term that contains another one; null when none does. Of several with the same dates
 * it is the innermost. Never the term itself or one that hangs below it.
 */
export function smallestContaining(terms: readonly Term[], term: Term): TermId | null {
  const parents = parentsOf(terms);
  const candidates = terms.filter(
    (other) =>
      other.id !== term.id && contains(other, term) && !isBelow(parents, other.id, term.id),
  );
  candidates.sort(
    (a, b) =>
      daysBetween(a.start, a.end) - daysBetween(b.start, b.end) ||
      Number(isBelow(parents, b.id, a.id)) - Number(isBelow(parents, a.id, b.id)),
  );
  return candidates[0]?.id ?? null;
}

/** True when a term may hang below another: it lies within it, and no circle arises. */
export function mayHangBelow(terms: readonly Term[], term: Term, parent: Term): boolean {
  return (
    parent.id !== term.id &&
    contains(parent, term) &&
    !isBelow(parentsOf(terms), parent.id, term.id)
  );
}

/**
 * Where other terms hang once `term` stands among them with its new dates and parent: those that
 * lie within it and hung where it hangs now move below it; those below it that no longer fit go to
 * the smallest that contains them. Answers only the terms that move.
 */
export function rehung(terms: readonly Term[], term: Term): Term[] {
  const others = terms.filter((other) => other.id !== term.id);
  const all = [...others, term];
  return others.flatMap((other) => {
    const moves =
      other.parent === term.id
        ? !contains(term, other)
        : other.parent === term.parent && contains(term, other) && !coincides(term, other);
    if (!moves) return [];
    const parent = smallestContaining(all, { ...other, parent: null });
    return parent === other.parent ? [] : [{ ...other, parent }];
  });
}

/** A term with how deep it hangs: 0 for those that hang below none. */
export interface TermInTree {
  readonly term: Term;
  readonly depth: number;
}

/** Terms as a tree is read: each before those below it, those side by side by their dates. */
export function termTree(terms: readonly Term[]): TermInTree[] {
  const known = new Set(terms.map((term) => term.id));
  const below = (parent: TermId | null, depth: number): TermInTree[] =>
    terms
      .filter(
        (term) => (term.parent !== null && known.has(term.parent) ? term.parent : null) === parent,
      )
      .sort((a, b) => compareText(a.start, b.start) || compareText(b.end, a.end))
      .flatMap((term) => [{ term, depth }, ...below(term.id, depth + 1)]);
  return below(null, 0);
}

/** The shortest term that a day lies in; null when it lies in none. */
export function smallestAt(terms: readonly Term[], on: IsoDate): Term | null {
  const around = terms.filter((term) => term.start <= on && on <= term.end);
  const days = (term: Term) => daysBetween(term.start, term.end);
  return around.reduce<Term | null>(
    (least, term) => (least === null || days(term) < days(least) ? term : least),
    null,
  );
}
