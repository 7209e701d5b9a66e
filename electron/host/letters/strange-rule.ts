import { TroubleError } from '#shared/contract/errors.ts';
import type { RuleObjection } from '#shared/domain/letter/read-fields.ts';
import { objectionsOfClass } from '#shared/domain/letter/read-rule.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { classBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import { say } from '../say.ts';
import type { StoredRule } from '../store/rule-store.ts';
import { ruleOfClass } from './rule-of-class.ts';

/** An objection as it is answered: its reason as the end of a sentence. */
export const inWords = ({ field, why }: RuleObjection): { field: string; why: string } => ({
  field,
  why: say(why.key, why.params),
});

/** Throws TroubleError BAD_INPUT with the first thing that is wrong, if anything is. */
export function refuseObjections(objections: readonly RuleObjection[], prefix = ''): void {
  const [first] = objections;
  if (!first) return;
  const field = `${prefix}${first.field}`;
  const { why: message } = inWords(first);
  throw new TroubleError('BAD_INPUT', { field: field === '' ? 'rule' : field, message });
}

/**
 * Throws where a class cannot be judged by a rule, rather than give everybody the last letter. The
 * rule it follows is let through: its letters are asked for all day, and say themselves what is wrong.
 */
export function refuseStrangeRule(
  ctx: ReadCtx,
  classId: string,
  { id, rule }: Pick<StoredRule, 'id' | 'rule'>,
  prefix = '',
): void {
  if (id === ruleOfClass(ctx, classId).id) return;
  refuseObjections(strangeness(ctx, classId, rule), prefix);
}

/** What keeps a rule from judging a class as its scale and its plan are now. */
export function strangeness(ctx: ReadCtx, classId: string, rule: LetterRule): RuleObjection[] {
  const { scale, units } = classBook(ctx, classId);
  return objectionsOfClass(rule, scale, [...new Set(units.map((unit) => unit.name))]);
}
