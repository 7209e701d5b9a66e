import { type Method, mean } from './method.ts';

/** The arithmetic mean of all scores. */
export const average: Method = ({ scores }) => mean(scores);
