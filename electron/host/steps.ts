import { setImmediate } from 'node:timers/promises';

import type { Far, Steps } from '#shared/util/steps.ts';

export { atOnce, type Far, type Steps } from '#shared/util/steps.ts';

/** Nobody else has a turn for so many milliseconds, or for one step where that takes longer. */
export const SLICE = 20;

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
