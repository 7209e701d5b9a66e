import { setImmediate } from 'node:timers/promises';

/** How far some work is. */
export interface Far {
  readonly done: number;
  readonly total: number;
}

/** Long work in small steps: after each of them others may have their turn. */
export type Steps<T> = Generator<Far | undefined, T, undefined>;

/** Nobody else has a turn for so many milliseconds, or for one step where that takes longer. */
const SLICE = 20;

/** All steps without a pause: for a question, which is answered before anybody else is heard. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Step by step; after every slice `tell` hears how far it is, and others have their turn. */
export async function inTurns<T>(steps: Steps<T>, tell: (far: Far) => void): Promise<T> {
  let far: Far = { done: 0, total: 0 };
  let until = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    far = step.value ?? far;
    if (performance.now() < until) continue;
    tell(far);
    await setImmediate();
    until = performance.now() + SLICE;
  }
}
