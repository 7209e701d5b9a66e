import { TroubleError } from '#shared/contract/errors.ts';
import { DEFAULT_RULE } from '#shared/domain/letter/presets.ts';
import { readRule, rulePrint } from '#shared/domain/letter/read-rule.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import type { Scale } from '#shared/domain/scale.ts';
import type { ReadCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { compareRules } from '../letters/compare-rules.ts';
import { ruleById } from '../letters/rule-of-class.ts';
import { ruleWords } from '../letters/rule-words.ts';
import {
  inWords,
  refuseObjections,
  refuseStrangeRule,
  strangeness,
} from '../letters/strange-rule.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { builtInRuleId } from '../seed-built-ins.ts';
import { allClasses } from '../store/class-store.ts';
import { allRules, chosenRules, newestNumber, unitNames } from '../store/rule-store.ts';
import { loadScales } from '../store/scale-store.ts';

type Names =
  | 'rule.list'
  | 'rule.check'
  | 'rule.save'
  | 'rule.remove'
  | 'rule.choose'
  | 'rule.compare';

/** Letter rules: what there is, what a new one would do, and which class follows which. */
export const rules: Pick<Handlers, Names> = {
  'rule.list': (ctx) => {
    const chosen = chosenRules(ctx);
    const classes = allClasses(ctx);
    const usual = builtInRuleId(DEFAULT_RULE);
    return allRules(ctx).map(({ id, rule, builtIn, version }) => ({
      id,
      name: rule.name,
      kind: rule.kind,
      builtIn,
      version,
      isDefault: id === usual,
      classes: classes
        .filter((row) => (chosen.get(row.id) ?? usual) === id)
        .map((row) => ({ id: row.id, name: row.name })),
      rule,
      words: ruleWords(rule, null, ''),
    }));
  },

  'rule.check': (ctx, { definition, class: classId }) => {
    const judged = classId === null ? null : scaleOfClass(ctx, classId);
    const { rule, objections } = readRule(definition, unitNames(ctx));
    if (!rule) return { rule, objections: objections.map(inWords), words: [] };
    return {
      rule,
      objections: classId === null ? [] : strangeness(ctx, classId, rule).map(inWords),
      words: ruleWords(rule, judged?.scale ?? null, judged?.threshold ?? ''),
    };
  },

  'rule.save': (ctx, { rule: id, definition }) => {
    const rule = accepted(ctx, definition);
    const { name, ...content } = rule;
    const known = id === undefined ? null : ruleById(ctx, id);
    if (known?.builtIn) {
      throw invalid('rule', known.rule.name, 'why.rule-built-in');
    }
    const rival = allRules(ctx).find((other) => other.id !== id && other.rule.name === name);
    if (rival?.builtIn && !known && rulePrint(rival.rule) === rulePrint(rule)) {
      return { rule: rival.id, version: rival.version, changed: false };
    }
    // A second one beside a preset would hide it from everybody who asks for it by name.
    if (rival) throw new TroubleError('NAME_TAKEN', { what: 'rule', name });
    const ruleId = known?.id ?? ctx.newId();
    for (const row of allClasses(ctx)) {
      if (known && chosenRules(ctx).get(row.id) === known.id) {
        refuseObjections(strangeness(ctx, row.id, rule));
      }
    }
    ctx.rows.put('letterRule', ruleId, { name, builtIn: false });
    ctx.about({ rule: ruleId });
    if (known && rulePrint(known.rule) === rulePrint(rule)) {
      return { rule: ruleId, version: known.version, changed: known.rule.name !== name };
    }
    const number = newestNumber(ctx, ruleId) + 1;
    ctx.rows.insert('ruleVersion', ctx.newId(), {
      rule: ruleId,
      number,
      content,
      madeAt: ctx.now,
    });
    return { rule: ruleId, version: number, changed: true };
  },

  'rule.remove': (ctx, { rule: id }) => {
    const { builtIn, rule } = ruleById(ctx, id);
    if (builtIn) throw invalid('rule', rule.name, 'why.rule-stays');
    const user = allClasses(ctx).find((row) => chosenRules(ctx).get(row.id) === id);
    if (user) throw invalid('rule', rule.name, 'why.rule-in-use', { class: user.name });
    ctx.rows.remove('letterRule', id);
    ctx.about({ rule: id });
    return {};
  },

  'rule.choose': (ctx, { class: classId, rule: id }) => {
    found(ctx, 'class', classId);
    const { rule } = ruleById(ctx, id);
    refuseObjections(strangeness(ctx, classId, rule));
    if (chosenRules(ctx).get(classId) === id) return {};
    ctx.rows.put('classRule', nameId('rule of a class', classId), { class: classId, rule: id });
    ctx.about({ class: classId, rule: id });
    return {};
  },

  'rule.compare': (ctx, { class: classId, term, asOf = ctx.today, rules: asked }) => {
    const chosen = asked.map((one, i) => {
      const at = `rules.${i}.`;
      if ('rule' in one) {
        const stored = ruleById(ctx, one.rule);
        refuseStrangeRule(ctx, classId, stored, at);
        return { id: one.rule, rule: stored.rule };
      }
      const rule = accepted(ctx, one.definition, at);
      refuseObjections(strangeness(ctx, classId, rule), at);
      return { id: null, rule };
    });
    return compareRules(ctx, { class: classId, term, asOf }, chosen);
  },
};

/** A rule that was written well. Throws TroubleError BAD_INPUT with the field. */
function accepted(ctx: ReadCtx, definition: unknown, prefix = ''): LetterRule {
  const { rule, objections } = readRule(definition, unitNames(ctx));
  refuseObjections(objections, prefix);
  return rule as LetterRule;
}

function scaleOfClass(ctx: ReadCtx, classId: string): { scale: Scale; threshold: string } {
  const row = found(ctx, 'class', classId);
  const scale = loadScales(ctx).find((candidate) => candidate.id === row.scale);
  if (!scale) throw new TroubleError('NOT_FOUND', { what: 'scale', name: row.scale });
  return { scale, threshold: row.threshold ?? scale.threshold };
}
