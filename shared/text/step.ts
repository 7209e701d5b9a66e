import type { Say, TextKey } from './text.ts';

/** What is known of a step: ids already resolved to what people call things. */
export interface StepFacts {
  /** Contract name of the command. */
  readonly name: string;
  /** What kind of mark or entry, where the command has kinds. */
  readonly kind: string | null;
  readonly count: number | null;
  readonly student: string | null;
  readonly objective: string | null;
  /** Name of the term, task, course or class it was about. */
  readonly thing: string | null;
  /** The file that an import took. */
  readonly file: { readonly name: string } | null;
}

/**
 * A step as a phrase: what it did, to whom or what. `student` is what stands for the name, so that
 * a window may put an element there.
 */
export function stepPhrase(say: Say, step: StepFacts, student: string | null): string {
  const what = whatItDid(say, step);
  const { objective, thing, count } = step;
  if (student !== null && objective !== null) {
    return say('step.student-and-objective', { what, student, objective });
  }
  if (student !== null) return say('step.student', { what, student });
  if (objective !== null) return say('step.objective', { what, objective });
  const named = step.file === null ? what : say('step.file', { what, file: step.file.name });
  const counted = count !== null && count > 1 ? say('step.count', { what: named, count }) : named;
  return thing === null ? counted : say('step.thing', { what: counted, thing });
}

function whatItDid(say: Say, { name, kind }: StepFacts): string {
  const marked = name === 'mark.set' || name === 'mark.clear';
  if (marked && kind !== null) {
    const what = say(`mark.${kind}` as TextKey);
    return say(name === 'mark.set' ? 'step.marked' : 'step.unmarked', { what });
  }
  return say(`op.${name}` as TextKey);
}
