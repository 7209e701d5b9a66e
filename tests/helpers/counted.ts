import { BUILT_IN_SCALES } from '#shared/domain/built-in-scales.ts';
import type { CountedObjective } from '#shared/domain/letter/counted.ts';
import { type LetterOutcome, letterOutcome, readyRule } from '#shared/domain/letter/outcome.ts';
import { PRESET_RULES } from '#shared/domain/letter/presets.ts';
import { readRule } from '#shared/domain/letter/read-rule.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { rulesFor } from '#shared/domain/mastery.ts';
import type { Scale } from '#shared/domain/scale.ts';

/** A built-in scale as the domain knows it. */
export function builtInScale(name: string): Scale {
  const found = BUILT_IN_SCALES.find((scale) => scale.name === name);
  if (!found) throw new Error(`no scale ${name}`);
  return {
    id: name,
    name,
    threshold: found.threshold,
    calculatedThreshold: null,
    builtIn: true,
    levels: found.levels.map((level) => ({
      ...level,
      id: level.key,
      cut: null,
      glyph: null,
      colour: null,
    })),
  };
}

export const FOUR = builtInScale('Four points');
export const BASIC = builtInScale('Basic · Clear · Deep');

/** A preset by name. */
export function preset(name: string): LetterRule {
  const found = PRESET_RULES.find((rule) => rule.name === name);
  if (!found) throw new Error(`no preset ${name}`);
  return found;
}

/** A rule from data that must be good. */
export function ruleOf(data: object): LetterRule {
  const { rule, objections } = readRule({ name: 'Test', ...data });
  if (!rule) throw new Error(`${objections[0]?.field}: ${objections[0]?.why}`);
  return rule;
}

/** One counted objective: a value, or null for nothing shown; more where it matters. */
export type Shown =
  | number
  | null
  | ({ readonly value: number | null; readonly threshold?: string } & Partial<
      Pick<CountedObjective, 'critical' | 'whole' | 'unit' | 'blocked'>
    >);

/** Counted objectives of one student on a scale, in plan order. */
export function countedOf(shown: readonly Shown[], scale: Scale = FOUR): CountedObjective[] {
  return shown.map((one, position) => {
    const {
      value,
      threshold = null,
      ...more
    } = typeof one === 'object' && one !== null ? one : { value: one };
    const rules = rulesFor(
      scale,
      { threshold, method: null, parameter: null, minimum: null },
      { threshold: null, method: 'highest', parameter: null },
    );
    return {
      position,
      value: value ?? rules.levels[0] ?? 0,
      mastered: value !== null && value >= rules.cut,
      owed: value === null,
      critical: false,
      whole: false,
      unit: 'Unit 1',
      blocked: false,
      rules,
      ...more,
    };
  });
}

/** The outcome of a rule over counted objectives. */
export function outcomeOf(
  rule: LetterRule,
  shown: readonly Shown[],
  scale: Scale = FOUR,
): LetterOutcome {
  return letterOutcome(readyRule(rule, scale), countedOf(shown, scale));
}
