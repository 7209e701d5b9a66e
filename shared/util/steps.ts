/** How far some work is. */
export interface Far {
  readonly done: number;
  readonly total: number;
}

/** Long work in small steps: after each of them others may have their turn. */
export type Steps<T> = Generator<Far | undefined, T, undefined>;

/** All steps without a pause: for a question, which is answered before anybody else is heard. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
