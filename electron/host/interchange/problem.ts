import type { TextKey, TextParams } from '#shared/text/text.ts';
import { say } from '../say.ts';

/** One thing that is wrong in a file: where, what stands there, and the rule it breaks. */
export interface Problem {
  readonly file: string;
  /** Row in the file, headings are row 1; null: the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly rule: string;
}

/** Where a problem is. */
export interface Place {
  readonly row?: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
}

/** Nobody reads more than this, and an answer must stay small enough to cross the bridge. */
const MOST = 1000;
const LONGEST_VALUE = 120;

/** Gathers the problems of one import. */
export interface Problems {
  add(file: string, place: Place, key: TextKey, params?: TextParams): void;
  /** The first thousand and, when there are more, one line that says how many. */
  list(): Problem[];
  readonly count: number;
}

/** An empty collection. */
export function createProblems(): Problems {
  const kept: Problem[] = [];
  let count = 0;
  let lastFile = '';
  return {
    add(file, { row = null, column = null, value = null }, key, params) {
      count += 1;
      lastFile = file;
      if (kept.length >= MOST) return;
      kept.push({ file, row, column, value: value && shortened(value), rule: say(key, params) });
    },
    list() {
      const more = count - kept.length;
      if (more === 0) return kept;
      const rule = say('interchange.rule.more', { count: more });
      return [...kept, { file: lastFile, row: null, column: null, value: null, rule }];
    },
    get count() {
      return count;
    },
  };
}

/** A value as a line can show it. */
export function shortened(value: string): string {
  const letters = [...value];
  if (letters.length <= LONGEST_VALUE) return value;
  return `${letters.slice(0, LONGEST_VALUE).join('')}…`;
}
