import type { Method } from './method.ts';

/** The last score. */
export const latest: Method = ({ scores }) => scores.at(-1) ?? null;
