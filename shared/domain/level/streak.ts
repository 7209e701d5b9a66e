import type { Method } from './method.ts';

/** The highest level that some run of n consecutive scores reached throughout; none: the lowest. */
export const streak: Method = ({ scores, parameter, levels, lowest }) => {
  if (scores.length === 0) return null;
  const runs = scores
    .slice(0, Math.max(0, scores.length - parameter + 1))
    .map((_, i) => Math.min(...scores.slice(i, i + parameter)));
  const best = Math.max(Number.NEGATIVE_INFINITY, ...runs);
  return levels.findLast((level) => level <= best) ?? lowest;
};
