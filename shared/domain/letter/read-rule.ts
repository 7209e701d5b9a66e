import type { Scale } from '../scale.ts';
import { type Anchors, anchorsOf } from '../scale-translation.ts';
import { because } from '../why.ts';
import { readLetters } from './read-conditions.ts';
import {
  createFieldReader,
  type FieldReader,
  membersOf,
  type RuleObjection,
} from './read-fields.ts';
import {
  type Bound,
  COUNTED,
  type HandIn,
  INCOMPLETE,
  LEVEL_WORDS,
  type LetterRule,
  NO_GRADE,
  NOT_ASSESSED,
  RULE_DEFAULTS,
  RULE_KINDS,
  type RuleKind,
  SPANS,
  usualHandIn,
  type Weights,
} from './rule.ts';
import { isWeightless } from './weighted.ts';

const COMMON = [
  'name',
  'kind',
  'counted',
  'span',
  'notAssessed',
  'incompleteShare',
  'criticalMustBeAssessed',
  'minimumCounted',
  'weights',
  'handIn',
];
const OWN: Readonly<Record<RuleKind, readonly string[]>> = {
  average: ['scale', 'bounds'],
  percent: ['bounds'],
  conditions: ['scale', 'letters', 'otherwise'],
};

export type RuleReading =
  | { readonly rule: LetterRule; readonly objections: readonly [] }
  | { readonly rule: null; readonly objections: readonly RuleObjection[] };

/**
 * A letter rule from outside: absent members take the defaults; everything that cannot be used is
 * answered with its field. `units` are the names of all units there are: they may be written plainly
 * as a scope, and not all of them may weigh nothing.
 */
export function readRule(value: unknown, units: readonly string[] = []): RuleReading {
  const read = createFieldReader();
  const kindOf = Object.fromEntries(membersOf(value)).kind;
  const known = RULE_KINDS.find((kind) => kind === kindOf);
  const all = [...COMMON, ...(known ? OWN[known] : Object.values(OWN).flat())];
  const members = read.object('', value, all);
  const kind = read.oneOf('kind', members.kind, null, RULE_KINDS);
  const rule = buildRule(read, kind, members, units);
  return read.objections.length === 0
    ? { rule, objections: [] }
    : { rule: null, objections: read.objections };
}

function buildRule(
  read: FieldReader,
  kind: RuleKind,
  members: Record<string, unknown>,
  units: readonly string[],
): LetterRule {
  const usual = RULE_DEFAULTS;
  const common = {
    name: read.name('name', members.name, 'why.rule-text-rule'),
    counted: read.oneOf('counted', members.counted, usual.counted, COUNTED),
    span: read.oneOf('span', members.span, usual.span, SPANS),
    notAssessed: read.oneOf('notAssessed', members.notAssessed, usual.notAssessed, NOT_ASSESSED),
    incompleteShare: read.number('incompleteShare', members.incompleteShare, 0.5, {
      from: 0,
      to: 1,
    }),
    criticalMustBeAssessed: read.flag(
      'criticalMustBeAssessed',
      members.criticalMustBeAssessed,
      usual.criticalMustBeAssessed,
    ),
    minimumCounted: read.number('minimumCounted', members.minimumCounted, usual.minimumCounted, {
      from: 0,
      to: 1000,
      whole: true,
    }),
    weights: readWeights(read, kind, members.weights, units),
    handIn: readHandIns(read, members.handIn),
  };
  if (kind === 'percent') {
    return { ...common, kind, bounds: readBounds(read, members.bounds, 0, 100) };
  }
  const scale = readScale(read, members.scale);
  if (kind === 'average') {
    const bounds = readBounds(read, members.bounds, scale?.lowest ?? null, scale?.top ?? Infinity);
    return { ...common, kind, scale, bounds };
  }
  const letters = readLetters(read, members.letters, scale, units);
  const otherwise = read.letter('otherwise', members.otherwise);
  refuseRepeats(read, [...letters.map((row) => row.letter), otherwise], (i) =>
    i < letters.length ? `letters.${i}.letter` : 'otherwise',
  );
  return { ...common, kind, scale, letters, otherwise };
}

/**
 * Rows from the best letter to the worst; the last one takes everything that is left. `lowest`: the
 * least number there is; null where the class's own scale says it.
 */
function readBounds(
  read: FieldReader,
  value: unknown,
  lowest: number | null,
  top: number,
): Bound[] {
  const bounds = read.list('bounds', value, 'why.rule-list-bounds').map((row, i) => {
    const at = `bounds.${i}`;
    const members = read.object(at, row, ['letter', 'from', 'handIn']);
    const letter = read.letter(`${at}.letter`, members.letter);
    const from = read.number(`${at}.from`, members.from, null, {});
    return {
      letter,
      from,
      ...(members.handIn !== undefined && {
        handIn: read.handIn(`${at}.handIn`, members.handIn, usualHandIn(letter)),
      }),
    };
  });
  bounds.forEach(({ from }, i) => {
    const above = bounds[i - 1];
    const at = `bounds.${i}.from`;
    const below = bounds[i + 1];
    if (lowest !== null && from <= lowest && below && below.from < from) {
      read.refuse(at, because('why.rule-takes-all', { from: lowest }));
      return;
    }
    if (from > top) read.refuse(at, because('why.rule-too-high', { top }));
    if (!above || !(from >= above.from)) return;
    read.refuse(
      at,
      from === above.from
        ? because('why.rule-same-bound', { letter: above.letter })
        : because('why.rule-bounds-fall', { letter: above.letter, from: above.from }),
    );
  });
  const last = bounds.at(-1);
  // Tables end at 0 by custom, also those of scales that begin above it.
  const ends = { from: Math.min(0, lowest ?? -Infinity), to: Math.max(0, lowest ?? 0) };
  if (last && !(last.from >= ends.from && last.from <= ends.to)) {
    read.refuse(
      `bounds.${bounds.length - 1}.from`,
      because('why.rule-last-bound', { bound: lowest ?? 0 }),
    );
  }
  refuseRepeats(
    read,
    bounds.map((bound) => bound.letter),
    (i) => `bounds.${i}.letter`,
  );
  return bounds;
}

function refuseRepeats(
  read: FieldReader,
  letters: readonly string[],
  fieldOf: (index: number) => string,
): void {
  letters.forEach((letter, i) => {
    if (letter === NO_GRADE) read.refuse(fieldOf(i), because('why.rule-no-grade', { letter }));
    else if (letter === INCOMPLETE && i < letters.length - 1) {
      read.refuse(fieldOf(i), because('why.rule-incomplete', { letter }));
    } else if (letters.indexOf(letter) < i) {
      read.refuse(fieldOf(i), because('why.rule-letter-twice'));
    }
  });
}

function readScale(read: FieldReader, value: unknown): Anchors | null {
  if (value === undefined || value === null) return null;
  const members = read.object('scale', value, ['lowest', 'threshold', 'top']);
  const scale = {
    lowest: read.number('scale.lowest', members.lowest, null, {}),
    threshold: read.number('scale.threshold', members.threshold, null, {}),
    top: read.number('scale.top', members.top, null, {}),
  };
  if (scale.threshold <= scale.lowest) {
    read.refuse('scale.threshold', because('why.rule-threshold', { lowest: scale.lowest }));
  }
  if (scale.top < scale.threshold) {
    read.refuse('scale.top', because('why.rule-top', { threshold: scale.threshold }));
  }
  return scale;
}

function readWeights(
  read: FieldReader,
  kind: RuleKind,
  value: unknown,
  known: readonly string[],
): Weights {
  const members = value === undefined ? {} : read.object('weights', value, ['critical', 'units']);
  const critical = read.number('weights.critical', members.critical, 1, { from: 0.001, to: 1000 });
  const given = members.units === undefined ? [] : membersOf(members.units);
  if (
    members.units !== undefined &&
    (typeof members.units !== 'object' || Array.isArray(members.units))
  ) {
    read.refuse('weights.units', because('why.rule-unit-weights'));
  }
  const units = given.map(([unit, weight]): [string, number] => [
    read.name('weights.units', unit, 'why.rule-text-unit'),
    read.number(`weights.units.${unit}`, weight, null, { from: 0, to: 1_000_000 }),
  ]);
  const weights = { critical, units: Object.fromEntries(units) };
  // A weight on a unit that is not there yet is kept: its course may still come.
  const isNothingLeft = Object.hasOwn(weights.units, '*') || isWeightless(weights, known);
  if (units.length > 0 && units.every(([, weight]) => weight === 0) && isNothingLeft) {
    read.refuse('weights.units', because('why.rule-no-weight'));
  }
  if (kind === 'conditions' && (critical !== 1 || units.length > 0)) {
    const field = critical === 1 ? 'weights.units' : 'weights.critical';
    read.refuse(field, because('why.rule-weights-kind'));
  }
  return weights;
}

function readHandIns(read: FieldReader, value: unknown): Readonly<Record<string, HandIn>> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    read.refuse('handIn', because('why.rule-hand-ins'));
    return {};
  }
  return Object.fromEntries(
    membersOf(value).map(([member, handIn]) => {
      const letter = read.letter(`handIn.${member}`, member);
      return [letter, read.handIn(`handIn.${member}`, handIn, usualHandIn(letter))];
    }),
  );
}

/** What keeps a rule from judging a class: levels its scale lacks, weights on no unit of its plan. */
export const objectionsOfClass = (
  rule: LetterRule,
  scale: Scale,
  units: readonly string[],
): RuleObjection[] => [
  ...strangeLevels(rule, scale),
  ...(isWeightless(rule.weights, units)
    ? [
        {
          field: 'weights.units',
          why: because('why.rule-class-weight', { units: units.join(', ') }),
        },
      ]
    : []),
];

/** Levels that a class's scale lacks: with them a rule cannot be chosen for it. */
export function strangeLevels(rule: LetterRule, scale: Scale): RuleObjection[] {
  if (rule.kind !== 'conditions') return [];
  const known = [...LEVEL_WORDS, ...scale.levels.map((level) => level.key)];
  const { top } = anchorsOf(scale);
  const isKnown = (level: string | number): boolean =>
    typeof level === 'number' ? rule.scale !== null || level <= top : known.includes(level);
  return rule.letters.flatMap(({ all }, i) =>
    all.flatMap(({ level }, n) =>
      isKnown(level)
        ? []
        : [
            {
              field: `letters.${i}.all.${n}.level`,
              why:
                typeof level === 'number'
                  ? because('why.rule-class-ends', { scale: scale.name, top })
                  : because('why.rule-class-level', {
                      scale: scale.name,
                      level,
                      known: known.join(', '),
                    }),
            },
          ],
    ),
  );
}

/** What a rule says, without its name: equal texts are equal rules. */
export function rulePrint({ name: _name, ...rest }: LetterRule): string {
  return JSON.stringify(rest, (_key, value: unknown) => sorted(value));
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(membersOf(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
