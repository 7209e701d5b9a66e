import type { Anchors } from '../scale-translation.ts';
import {
  type AverageRule,
  type Bound,
  type Condition,
  type ConditionsRule,
  INCOMPLETE,
  type LetterRule,
  type PercentRule,
  RULE_DEFAULTS,
} from './rule.ts';

/** The scale that the published tables of averages and levels were made for. */
const FOUR_POINTS: Anchors = { lowest: 0, threshold: 3, top: 4 };

/** `A 90, B 80, F 0` as bounds. */
const boundsOf = (table: string): Bound[] =>
  table.split(', ').map((row) => {
    const [letter = '', from] = row.split(' ');
    return { letter, from: Number(from) };
  });

const percent = (name: string, table: string): PercentRule => ({
  ...RULE_DEFAULTS,
  name,
  kind: 'percent',
  bounds: boundsOf(table),
});

const average = (name: string, table: string): AverageRule => ({
  ...RULE_DEFAULTS,
  name,
  kind: 'average',
  scale: FOUR_POINTS,
  bounds: boundsOf(table),
});

const conditions = (
  name: string,
  scale: Anchors | null,
  letters: Readonly<Record<string, readonly Condition[]>>,
  otherwise: string,
): ConditionsRule => ({
  ...RULE_DEFAULTS,
  name,
  kind: 'conditions',
  scale,
  letters: Object.entries(letters).map(([letter, all]) => ({ letter, all })),
  otherwise,
});

type Group = 'all' | 'critical';
const share = (scope: Group, level: string | number, atLeast: number): Condition => ({
  scope,
  measure: 'share',
  level,
  atLeast,
});
const moreThanHalf = (level: number): Condition => ({
  scope: 'all',
  measure: 'share',
  level,
  moreThan: 0.5,
});
const noneBelow = (level: number): Condition => ({ scope: 'all', measure: 'none-below', level });
const some = (level: number): Condition => ({ scope: 'all', measure: 'count', level, atLeast: 1 });

const CRITICAL_FIRST = {
  A: [share('critical', 'mastered', 1), share('all', 'mastered', 0.9), share('all', 'top', 0.5)],
  B: [
    share('critical', 'mastered', 1),
    share('all', 'mastered', 0.8),
    share('all', 'above-threshold', 0.5),
  ],
  C: [share('critical', 'mastered', 0.75), share('all', 'mastered', 0.7)],
  D: [share('critical', 'mastered', 0.6), share('all', 'mastered', 0.5)],
};

/** The rule of a new class. */
export const DEFAULT_RULE = 'Critical first';

/** The same rule for schools that hand in no F while the year lasts; chosen when a class is set up. */
export const DEFAULT_RULE_IN_YEAR = 'Critical first, I during the year';

/** Every rule that comes with a gradebook (METHODS.md 2–4); ids are made from these names. */
export const PRESET_RULES: readonly LetterRule[] = [
  conditions(DEFAULT_RULE, null, CRITICAL_FIRST, 'F'),
  conditions(DEFAULT_RULE_IN_YEAR, null, CRITICAL_FIRST, INCOMPLETE),
  conditions(
    'Must do / should do',
    null,
    {
      A: [share('all', 'mastered', 1)],
      B: [share('critical', 'mastered', 1), share('all', 'mastered', 0.9)],
      C: [share('critical', 'mastered', 1)],
    },
    INCOMPLETE,
  ),
  conditions(
    'Majority of levels',
    FOUR_POINTS,
    {
      A: [noneBelow(3), moreThanHalf(4)],
      B: [noneBelow(3)],
      C: [noneBelow(2), moreThanHalf(3)],
    },
    'NP',
  ),
  conditions(
    'No ones',
    FOUR_POINTS,
    {
      A: [noneBelow(3)],
      B: [noneBelow(2), share('all', 3, 0.5)],
      C: [noneBelow(2), some(3)],
      D: [noneBelow(2)],
    },
    INCOMPLETE,
  ),
  average('Marzano simple', 'A 3, B 2.5, C 2, D 1, F 0'),
  average('Rutland', 'A+ 3.75, A 3.26, A- 3, B 2.5, C 2, D 1.5, F 0'),
  average(
    'Appleton secondary',
    'A+ 3.84, A 3.66, A- 3.5, B+ 3.34, B 3.16, B- 3, C+ 2.84, C 2.66, C- 2.5, D+ 2.34, D 2.16, D- 2, F 0',
  ),
  average(
    'Appleton Madison',
    'A+ 3.7, A 3.4, A- 3.2, B+ 2.9, B 2.6, B- 2.4, C+ 2.1, C 1.8, C- 1.6, D+ 1.3, D 1, D- 0.8, F 0',
  ),
  average(
    'North Thurston',
    'A 3.65, A- 3.5, B+ 3.25, B 3, B- 2.7, C+ 2.3, C 2, C- 1.7, D 1.3, F 0',
  ),
  percent('Plain', 'A 90, B 80, C 70, D 60, F 0'),
  percent(
    'Canvas default',
    'A 94, A- 90, B+ 87, B 84, B- 80, C+ 77, C 74, C- 70, D+ 67, D 64, D- 61, F 0',
  ),
  percent(
    'Moodle default',
    'A 93, A- 90, B+ 87, B 83, B- 80, C+ 77, C 73, C- 70, D+ 67, D 60, F 0',
  ),
];
