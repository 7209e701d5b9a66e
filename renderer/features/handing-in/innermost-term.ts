import type { Term } from '#shared/domain/term.ts';
import { daysBetween } from '#shared/domain/time.ts';
import { compareText } from '#shared/util/compare.ts';

/** The shortest term that a day lies in, which closes first; the next one to come in a gap. */
export function innermostOn(terms: readonly Term[], day: string): string | null {
  const length = (term: Term) => daysBetween(term.start, term.end);
  const running = terms
    .filter((term) => term.start <= day && day <= term.end)
    .sort((a, b) => length(a) - length(b));
  const coming = terms
    .filter((term) => term.start > day)
    .sort((a, b) => compareText(a.start, b.start) || length(a) - length(b));
  return (running[0] ?? coming[0])?.id ?? null;
}
