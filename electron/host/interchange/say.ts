import { createSay } from '#shared/text/text.ts';

/** The sentences of problems and notes. One language for now; they cross the bridge as text. */
export const say = createSay();
