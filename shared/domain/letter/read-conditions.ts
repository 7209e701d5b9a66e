import type { Anchors } from '../scale-translation.ts';
import { because } from '../why.ts';
import type { FieldReader } from './read-fields.ts';
import {
  type Condition,
  type LetterConditions,
  MEASURES,
  SCOPES,
  type Scope,
  usualHandIn,
} from './rule.ts';

/** More would be no rule that anybody can explain, and cost time at every letter. */
const MOST_CONDITIONS = 12;

/** Reads the letters of a rule of conditions, best first. */
export function readLetters(
  read: FieldReader,
  value: unknown,
  scale: Anchors | null,
  units: readonly string[],
): LetterConditions[] {
  const letters = read.list('letters', value, 'why.rule-list-letters').map((row, i) => {
    const at = `letters.${i}`;
    const members = read.object(at, row, ['letter', 'handIn', 'all']);
    const letter = read.letter(`${at}.letter`, members.letter);
    const all = Array.isArray(members.all) ? members.all : [];
    if (all.length === 0 || all.length > MOST_CONDITIONS) {
      read.refuse(`${at}.all`, because('why.rule-conditions-count', { most: MOST_CONDITIONS }));
    }
    return {
      letter,
      ...(members.handIn !== undefined && {
        handIn: read.handIn(`${at}.handIn`, members.handIn, usualHandIn(letter)),
      }),
      all: all.map((condition, n) =>
        readCondition(read, `${at}.all.${n}`, condition, scale, units),
      ),
    };
  });
  if (read.objections.length === 0) refuseHidden(read, letters);
  return letters;
}

function readCondition(
  read: FieldReader,
  at: string,
  value: unknown,
  scale: Anchors | null,
  units: readonly string[],
): Condition {
  const measured = read.object(at, value, ['scope', 'measure', 'level', 'atLeast', 'moreThan']);
  const scope = readScope(read, `${at}.scope`, measured.scope, units);
  const measure = read.oneOf(`${at}.measure`, measured.measure, null, MEASURES);
  const level = readLevel(read, `${at}.level`, measured.level, scale);
  const { atLeast, moreThan } = measured;
  const base = { scope, level };
  if (moreThan !== undefined && (measure !== 'share' || atLeast !== undefined)) {
    read.refuse(`${at}.moreThan`, because('why.rule-more-than'));
  }
  if (measure === 'none-below') {
    if (atLeast !== undefined) read.refuse(`${at}.atLeast`, because('why.rule-none-below'));
    return { ...base, measure };
  }
  if (measure === 'count') {
    const least = read.number(`${at}.atLeast`, atLeast, null, { from: 1, to: 1000, whole: true });
    return { ...base, measure, atLeast: least };
  }
  if (moreThan === undefined) {
    const least = read.number(`${at}.atLeast`, atLeast, null, { from: 0, to: 1 });
    return { ...base, measure, atLeast: least };
  }
  const more = read.number(`${at}.moreThan`, moreThan, null, { from: 0 });
  if (more >= 1) read.refuse(`${at}.moreThan`, because('why.rule-more-than-all'));
  return { ...base, measure, moreThan: more };
}

function readScope(read: FieldReader, at: string, value: unknown, units: readonly string[]): Scope {
  const named = SCOPES.find((scope) => scope === value);
  if (named) return named;
  if (typeof value === 'string' && units.includes(value.trim())) return { unit: value.trim() };
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { unit } = read.object(at, value, ['unit']);
    return { unit: read.name(`${at}.unit`, unit, 'why.rule-text-unit') };
  }
  read.refuse(at, because('why.rule-scope', { known: SCOPES.join(', ') }));
  return 'all';
}

function readLevel(
  read: FieldReader,
  at: string,
  value: unknown,
  scale: Anchors | null,
): string | number {
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (scale && value > scale.top) {
      read.refuse(at, because('why.rule-scale-ends', { top: scale.top }));
    }
    return value;
  }
  if (typeof value === 'string' && value.trim() !== '')
    return read.name(at, value, 'why.rule-text-level');
  read.refuse(at, because('why.rule-level'));
  return 'mastered';
}

/** A letter that asks for all that a better one asks, or more, is never given. */
function refuseHidden(read: FieldReader, letters: readonly LetterConditions[]): void {
  letters.forEach((row, i) => {
    const better = letters
      .slice(0, i)
      .find(
        (other) =>
          isAskedWhenever(other.all, row.all) &&
          other.all.every((weak) => row.all.some((own) => implies(own, weak))),
      );
    if (better) {
      const why = because('why.rule-hidden', { letter: better.letter });
      read.refuse(`letters.${i}.all`, why);
    }
  });
}

/** True when somebody who is asked any of the ones is asked at least one of the others. */
const isAskedWhenever = (others: readonly Condition[], ones: readonly Condition[]): boolean =>
  others.some(isNeverDropped) ||
  ones.every((one) =>
    others.some((other) => sameScope(one.scope, other.scope) && isDroppedWith(one, other)),
  );

/** True when the first is dropped wherever the second one of the same scope is. */
const isDroppedWith = (first: Condition, second: Condition): boolean =>
  second.level !== 'above-threshold' || first.level === 'above-threshold';

/** Classes without critical objectives, say, drop conditions on them; these conditions stay. */
const isNeverDropped = ({ scope, level }: Condition): boolean =>
  scope === 'all' && level !== 'above-threshold';

const sameScope = (a: Scope, b: Scope): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True when who reaches a level reaches the other one as well, on every scale. */
function isAtLeast(strong: Condition['level'], weak: Condition['level']): boolean {
  if (strong === weak || strong === 'top') return true;
  return typeof strong === 'number' && typeof weak === 'number' && strong >= weak;
}

/** True when a condition holding makes another, of the same scope, hold as well. */
function implies(strong: Condition, weak: Condition): boolean {
  if (!sameScope(strong.scope, weak.scope) || !isAtLeast(strong.level, weak.level)) {
    return false;
  }
  if (weak.measure === 'none-below') return strong.measure === 'none-below' || demands(strong) >= 1;
  if (weak.measure === 'count') {
    return strong.measure === 'count' && strong.atLeast >= weak.atLeast;
  }
  if (strong.measure === 'count') return false;
  if (strong.measure === 'none-below') return true;
  if ('moreThan' in weak) {
    return 'moreThan' in strong ? strong.moreThan >= weak.moreThan : strong.atLeast > weak.moreThan;
  }
  return demands(strong) >= weak.atLeast;
}

const demands = (condition: Condition): number =>
  condition.measure === 'share'
    ? 'atLeast' in condition
      ? condition.atLeast
      : condition.moreThan
    : 0;
