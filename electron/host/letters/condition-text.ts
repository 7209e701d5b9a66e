import type { Condition, Scope } from '#shared/domain/letter/rule.ts';
import type { Scale } from '#shared/domain/scale.ts';
import { say as sayAnew } from '../say.ts';
import { remembered } from '../say-often.ts';

const say = remembered(sayAnew);

/**
 * What a condition asks for, as a phrase: "at least 90 % of all mastered". Without a scale its
 * levels are named in general.
 */
export function conditionText(
  condition: Condition,
  scale: Scale | null,
  threshold: string,
): string {
  const { scope, measure } = condition;
  if (measure === 'none-below') {
    return say(`letter.condition.none-below.${scopeKind(scope)}`, {
      unit: unitOf(scope),
      name: levelName(condition.level, scale, threshold),
    });
  }
  const level = levelPhrase(condition.level, scale, threshold);
  if (measure === 'share' && 'atLeast' in condition && condition.atLeast === 1) {
    return say(`letter.condition.every.${scopeKind(scope)}`, { unit: unitOf(scope), level });
  }
  const words = { scope: scopeName(scope), level };
  if (measure === 'count') {
    return say('letter.condition.count', { ...words, count: condition.atLeast });
  }
  if ('moreThan' in condition) {
    if (condition.moreThan === 0) return say('letter.condition.more-than-none', words);
    if (condition.moreThan === 0.5) return say('letter.condition.more-than-half', words);
    return say('letter.condition.more-than', { ...words, percent: percentOf(condition.moreThan) });
  }
  if (condition.atLeast === 0.5) return say('letter.condition.half', words);
  return say('letter.condition.share', { ...words, percent: percentOf(condition.atLeast) });
}

/** A fraction as percent, without the noise of doubles: 0.07 → 7. */
export const percentOf = (fraction: number): number => Number((fraction * 100).toPrecision(10));

const scopeKind = (scope: Scope) => (typeof scope === 'object' ? 'unit' : scope);
const unitOf = (scope: Scope): string => (typeof scope === 'object' ? scope.unit : '');
const scopeName = (scope: Scope): string =>
  typeof scope === 'object' ? scope.unit : say(`letter.scope.${scope}`);

const nameOf = (scale: Scale | null, key: string): string =>
  scale?.levels.find((level) => level.key === key)?.name ?? key;

function levelPhrase(level: string | number, scale: Scale | null, threshold: string): string {
  if (level === 'mastered') return say('letter.level.mastered');
  if (level === 'above-threshold') {
    return scale === null
      ? say('letter.level.above-any')
      : say('letter.level.above', { name: nameOf(scale, threshold) });
  }
  if (level === 'top' && scale === null) return say('letter.level.at-top');
  const isTop = level === 'top' || level === scale?.levels.at(-1)?.key;
  return say(isTop ? 'letter.level.at' : 'letter.level.at-or-above', {
    name: levelName(level, scale, threshold),
  });
}

function levelName(level: string | number, scale: Scale | null, threshold: string): string {
  if (typeof level === 'number') return String(level);
  if (level === 'mastered') return say('letter.level.name.mastered');
  if (level === 'top') return scale?.levels.at(-1)?.name ?? say('letter.level.name.top');
  if (level === 'above-threshold') {
    if (scale === null) return say('letter.level.name.above-any');
    return say('letter.level.name.above', { name: nameOf(scale, threshold) });
  }
  return nameOf(scale, level);
}
