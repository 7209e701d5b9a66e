import * as v from 'valibot';
import { readRule } from '../../domain/letter/read-rule.ts';
import { type LetterRule, RULE_KINDS } from '../../domain/letter/rule.ts';
import { command, query } from '../define.ts';
import { count, date, done, id, moment, nothing } from '../types.ts';

/** A letter rule as data (PRODUCT.md 6), every member filled in. */
const rule = v.custom<LetterRule>((value) => readRule(value).rule !== null, 'not a letter rule');

/** A rule as a person or a file wrote it; what is wrong with it is answered at its field. */
const definition = v.custom<object>(
  (value) => typeof value === 'object' && value !== null,
  'is no letter rule',
);

/** One that is still being written: at least its kind is known. */
const draft = v.custom<object>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    RULE_KINDS.some((kind) => kind === value.kind),
  'is no letter rule of a known kind',
);

const objection = v.object({ field: v.string(), why: v.string() });

export const rules = {
  'rule.list': query({
    input: nothing,
    output: v.array(
      v.object({
        id: id('rule'),
        name: v.string(),
        kind: v.picklist(RULE_KINDS),
        builtIn: v.boolean(),
        version: count,
        /** The default of a new class. */
        isDefault: v.boolean(),
        /** Classes whose letters follow it. */
        classes: v.array(v.object({ id: id('class'), name: v.string() })),
        rule,
        /** The rule in sentences. */
        words: v.array(v.string()),
      }),
    ),
  }),
  /** What is wrong with a rule, field by field, and what it says in sentences. */
  'rule.check': query({
    input: v.strictObject({ definition: draft, class: v.nullable(id('class')) }),
    output: v.object({
      objections: v.array(objection),
      rule: v.nullable(rule),
      words: v.array(v.string()),
    }),
  }),
  /** A new rule, or a new version of one. The same content again changes nothing. */
  'rule.save': command({
    input: v.strictObject({ rule: v.exactOptional(id('rule')), definition }),
    output: v.object({ rule: id('rule'), version: count, changed: v.boolean() }),
    touches: ['rules'],
  }),
  'rule.remove': command({
    input: v.strictObject({ rule: id('rule') }),
    output: done,
    touches: ['rules'],
  }),
  /** The rule that a class's letters follow from now on, in its newest version. */
  'rule.choose': command({
    input: v.strictObject({ class: id('class'), rule: id('rule') }),
    output: done,
    touches: ['rules'],
  }),
  /** Up to four rules, kept or just being written, side by side on one class. */
  'rule.compare': query({
    input: v.strictObject({
      class: id('class'),
      term: v.nullable(id('term')),
      asOf: v.exactOptional(date),
      knownOn: v.exactOptional(moment),
      rules: v.pipe(
        v.array(v.union([v.strictObject({ rule: id('rule') }), v.strictObject({ definition })])),
        v.minLength(1, 'names no rule'),
        v.maxLength(4, 'names more than four rules'),
      ),
    }),
    output: v.object({
      asOf: date,
      rules: v.array(
        v.object({
          id: v.nullable(id('rule')),
          name: v.string(),
          /** Every outcome that the rule can give or gives here, best first, `I` and `NG` last. */
          letters: v.array(v.object({ letter: v.string(), count, low: v.boolean() })),
        }),
      ),
      students: v.array(
        v.object({
          id: id('student'),
          name: v.string(),
          called: v.string(),
          /** Not all rules give this student the same. */
          differs: v.boolean(),
          /** By rule, with what decided. */
          letters: v.array(v.object({ letter: v.string(), why: v.string() })),
        }),
      ),
    }),
  }),
};
