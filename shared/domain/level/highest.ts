import type { Method } from './method.ts';

/** The largest score. */
export const highest: Method = ({ scores }) =>
  scores.length === 0 ? null : scores.reduce((best, score) => Math.max(best, score));
