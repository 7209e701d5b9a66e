import { type Method, mean } from './method.ts';

/** The middle score, or the mean of the two middle ones. */
export const median: Method = ({ scores }) => {
  const sorted = [...scores].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
};
