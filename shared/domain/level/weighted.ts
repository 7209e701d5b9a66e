import { type Method, mean } from './method.ts';

/** Last × p/100 + mean of all earlier × (1 − p/100); a single score is the value. */
export const weighted: Method = ({ scores, parameter }) => {
  const last = scores.at(-1);
  if (last === undefined) return null;
  const earlier = mean(scores.slice(0, -1));
  return earlier === null ? last : (last * parameter + earlier * (100 - parameter)) / 100;
};
