import type { Output } from '#shared/contract/contract.ts';

type Objection = Output<'rule.check'>['objections'][number];

/** What is wrong with one field of a rule, as a sentence; null: nothing. */
export type ProblemAt = (...fields: readonly string[]) => string | null;

/** Finds the sentence for a field among what the host answered. */
export function problemsAt(objections: readonly Objection[]): ProblemAt {
  return (...fields) => {
    const found = objections.find(({ field }) => fields.includes(field));
    if (!found) return null;
    const [first = '', ...rest] = found.why;
    return `${first.toUpperCase()}${rest.join('')}.`;
  };
}
