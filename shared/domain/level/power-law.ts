import { type Method, mean } from './method.ts';

/**
 * Least squares of ln y = ln a + b·ln x over x = 1…n, evaluated at x = n and clamped to the scale.
 * Scores are floored at 0.01 before the logarithm; fewer than 3 give their mean.
 */
export const powerLaw: Method = ({ scores, lowest, top }) => {
  const n = scores.length;
  if (n < 3) return mean(scores);
  const xs = scores.map((_, i) => Math.log(i + 1));
  const ys = scores.map((score) => Math.log(Math.max(score, 0.01)));
  const meanX = mean(xs) ?? 0;
  const meanY = mean(ys) ?? 0;
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < n; i += 1) {
    const dx = (xs[i] ?? 0) - meanX;
    covariance += dx * ((ys[i] ?? 0) - meanY);
    variance += dx * dx;
  }
  const atLast = meanY + (covariance / variance) * (Math.log(n) - meanX);
  return Math.min(Math.max(Math.exp(atLast), lowest), top);
};
