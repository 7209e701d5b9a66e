import type { LetterRule } from '#shared/domain/letter/rule.ts';
import type { Scale } from '#shared/domain/scale.ts';
import { say } from '../say.ts';
import { conditionText, percentOf } from './condition-text.ts';

/** What a rule says, in sentences; with a class's scale its levels by name. */
export function ruleWords(rule: LetterRule, scale: Scale | null, threshold: string): string[] {
  return [...tableWords(rule, scale, threshold), countedWords(rule), owedWords(rule)];
}

function tableWords(rule: LetterRule, scale: Scale | null, threshold: string): string[] {
  if (rule.kind === 'conditions') {
    return [
      ...rule.letters.map(({ letter, all }) =>
        say('rule.words.letter', {
          letter,
          conditions: all.map((condition) => conditionText(condition, scale, threshold)).join('; '),
        }),
      ),
      say('rule.words.otherwise', { letter: rule.otherwise }),
    ];
  }
  const bounds = rule.bounds
    .map(({ letter, from }) => say('letter.line.bound', { letter, from }))
    .join(', ');
  if (rule.kind === 'percent') return [say('rule.words.percent', { bounds }), ...weightWords(rule)];
  const made = rule.scale
    ? say('rule.words.average-scale', { ...rule.scale, bounds })
    : say('rule.words.average', { bounds });
  return [made, ...weightWords(rule)];
}

function weightWords({ weights }: LetterRule): string[] {
  const units = Object.entries(weights.units).map(([unit, weight]) =>
    unit === '*'
      ? say('rule.words.other-units', { weight })
      : say('rule.words.unit', { unit, weight }),
  );
  return [
    ...(weights.critical === 1 ? [] : [say('rule.words.critical', { weight: weights.critical })]),
    ...(units.length === 0 ? [] : [say('rule.words.units', { units: units.join(', ') })]),
  ];
}

const countedWords = ({ counted, span, notAssessed }: LetterRule): string =>
  `${say(counted === 'due' ? `rule.words.due-${span}` : `rule.words.${counted}`)} ${say(
    `rule.words.not-${notAssessed}`,
  )}`;

function owedWords(rule: LetterRule): string {
  const sentences = [say('rule.words.minimum', { count: rule.minimumCounted })];
  if (rule.criticalMustBeAssessed) sentences.push(say('rule.words.owed-critical'));
  if (rule.incompleteShare < 1) {
    sentences.push(say('rule.words.owed-share', { percent: percentOf(rule.incompleteShare) }));
  }
  return sentences.join(' ');
}
