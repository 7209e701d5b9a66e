import type { Method } from './method.ts';

/** d₁ = s₁; dₖ = dₖ₋₁ × (1 − p/100) + sₖ × p/100. */
export const decaying: Method = ({ scores, parameter }) => {
  const [first, ...later] = scores;
  if (first === undefined) return null;
  return later.reduce(
    (value, score) => (value * (100 - parameter) + score * parameter) / 100,
    first,
  );
};
