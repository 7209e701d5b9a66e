import { type Method, mean } from './method.ts';

/** Mean of all scores at or above the threshold, once there are n of them; until then no value. */
export const nTimes: Method = ({ scores, parameter, threshold }) => {
  const reached = scores.filter((score) => score >= threshold);
  return reached.length < parameter ? null : mean(reached);
};
