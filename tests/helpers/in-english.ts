import type { Why } from '#shared/domain/why.ts';
import { createSay } from '#shared/text/text.ts';

const say = createSay('en');

/** A reason of the domain as people read it; null where there is none. */
export const inEnglish = (why: Why | undefined): string | null =>
  why === undefined ? null : say(why.key, why.params);
