import { createSay } from '#shared/text/text.ts';

/** Sentences the host writes itself; English until languages are chosen per gradebook. */
export const say = createSay('en');
