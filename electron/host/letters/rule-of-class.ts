import { TroubleError } from '#shared/contract/errors.ts';
import { DEFAULT_RULE } from '#shared/domain/letter/presets.ts';
import type { ReadCtx } from '../context.ts';
import { builtInRuleId } from '../seed-built-ins.ts';
import { allRules, chosenRules, type StoredRule } from '../store/rule-store.ts';

/** A rule by id, in its newest version. Throws TroubleError NOT_FOUND. */
export function ruleById(ctx: ReadCtx, id: string): StoredRule {
  const rule = allRules(ctx).find((candidate) => candidate.id === id);
  if (!rule) throw new TroubleError('NOT_FOUND', { what: 'rule', name: id });
  return rule;
}

/** The rule that a class's letters follow: the one chosen, else the default of a new class. */
export function ruleOfClass(ctx: ReadCtx, classId: string): StoredRule {
  return ruleById(ctx, chosenRules(ctx).get(classId) ?? builtInRuleId(DEFAULT_RULE));
}
