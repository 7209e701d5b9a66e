/** Every reason that a rule of this room can give; people read it in their language. */
export type WhyKey =
  | 'why.scale-name'
  | 'why.scale-levels-count'
  | 'why.level-key'
  | 'why.level-taken'
  | 'why.level-name'
  | 'why.level-name-taken'
  | 'why.level-number'
  | 'why.level-cut'
  | 'why.level-glyph'
  | 'why.level-colour'
  | 'why.level-cut-order'
  | 'why.scale-has'
  | 'why.threshold-lowest'
  | 'why.second-threshold'
  | 'why.task-objective'
  | 'why.task-no-versions'
  | 'why.task-versions'
  | 'why.task-highest'
  | 'why.method-takes-none'
  | 'why.method-takes-whole'
  | 'why.method-takes-number'
  | 'why.levels-of'
  | 'why.before-first-day'
  | 'why.no-weekday'
  | 'why.rotation-once'
  | 'why.rotation-days'
  | 'why.weights-shape'
  | 'why.weights-missing'
  | 'why.weight-number'
  | 'why.weights-fields'
  | 'why.weight-cap'
  | 'why.weight-reasons'
  | 'why.rule-object'
  | 'why.rule-no-members'
  | 'why.rule-members'
  | 'why.rule-number-missing'
  | 'why.rule-number'
  | 'why.rule-number-from'
  | 'why.rule-number-from-missing'
  | 'why.rule-between'
  | 'why.rule-between-missing'
  | 'why.rule-whole'
  | 'why.rule-whole-missing'
  | 'why.rule-one-of'
  | 'why.rule-flag'
  | 'why.rule-list-letters'
  | 'why.rule-list-bounds'
  | 'why.rule-text-rule'
  | 'why.rule-text-unit'
  | 'why.rule-text-level'
  | 'why.rule-letter'
  | 'why.rule-code'
  | 'why.rule-conditions-count'
  | 'why.rule-more-than'
  | 'why.rule-none-below'
  | 'why.rule-more-than-all'
  | 'why.rule-scope'
  | 'why.rule-scale-ends'
  | 'why.rule-level'
  | 'why.rule-hidden'
  | 'why.rule-takes-all'
  | 'why.rule-too-high'
  | 'why.rule-same-bound'
  | 'why.rule-bounds-fall'
  | 'why.rule-last-bound'
  | 'why.rule-no-grade'
  | 'why.rule-incomplete'
  | 'why.rule-letter-twice'
  | 'why.rule-threshold'
  | 'why.rule-top'
  | 'why.rule-unit-weights'
  | 'why.rule-no-weight'
  | 'why.rule-weights-kind'
  | 'why.rule-hand-ins'
  | 'why.rule-class-weight'
  | 'why.rule-class-ends'
  | 'why.rule-class-level';

/** Why something cannot be: a text's key and what fills it. */
export interface Why {
  readonly key: WhyKey;
  readonly params?: Readonly<Record<string, string>>;
}

/** A reason, what fills it written out. */
export const because = (
  key: WhyKey,
  params: Readonly<Record<string, string | number>> = {},
): Why => ({
  key,
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
});
