import { average } from './average.ts';
import { decaying } from './decaying.ts';
import { highest } from './highest.ts';
import { latest } from './latest.ts';
import { median } from './median.ts';
import type { Method } from './method.ts';
import { nTimes } from './n-times.ts';
import { powerLaw } from './power-law.ts';
import { streak } from './streak.ts';
import { weighted } from './weighted.ts';

/** A method with its parameter's default and legal range (METHODS.md 1). */
export interface MethodEntry {
  readonly value: Method;
  readonly parameter: {
    readonly initial: number;
    readonly from: number;
    readonly to: number;
  } | null;
  /** Values between the levels arise, so a scale's second cut is compared with. */
  readonly averages: boolean;
}

/** The registry: a new method is one file and one row. */
export const methods = {
  latest: { value: latest, parameter: null, averages: false },
  highest: { value: highest, parameter: null, averages: false },
  average: { value: average, parameter: null, averages: true },
  median: { value: median, parameter: null, averages: true },
  weighted: { value: weighted, parameter: { initial: 65, from: 1, to: 99 }, averages: true },
  decaying: { value: decaying, parameter: { initial: 65, from: 50, to: 99 }, averages: true },
  'n-times': { value: nTimes, parameter: { initial: 5, from: 1, to: 10 }, averages: false },
  'power-law': { value: powerLaw, parameter: null, averages: true },
  streak: { value: streak, parameter: { initial: 2, from: 1, to: 10 }, averages: false },
} as const satisfies Record<string, MethodEntry>;

export type MethodName = keyof typeof methods;

/** The entry of a method by name; `highest` for a name nobody knows. */
export function methodNamed(name: string): MethodEntry {
  return Object.hasOwn(methods, name) ? methods[name as MethodName] : methods.highest;
}
