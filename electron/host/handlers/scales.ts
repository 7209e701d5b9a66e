import { judgedClass } from '../class/class-judged.ts';
import { judgedObjective } from '../class/objective-judged.ts';
import { checkedScale, scaleAfter } from '../evidence/scale-draft.ts';
import { found } from '../found.ts';
import { previewRules, previewRulesEverywhere } from '../letters/preview-rules.ts';
import type { Handlers } from '../registry.ts';
import { loadScales } from '../store/scale-store.ts';

type Names =
  | 'scale.list'
  | 'scale.save'
  | 'scale.preview'
  | 'class.preview-rules'
  | 'objective.preview-rules';

/** Scales that people make, and what other rules would do to cells. */
export const scales: Pick<Handlers, Names> = {
  'scale.list': (ctx) => loadScales(ctx).map((scale) => ({ ...scale, levels: [...scale.levels] })),

  'scale.save': (ctx, input) => {
    const { draft, known, source } = checkedScale(ctx, input);
    const { levels, ...fields } = draft;
    const scale = input.scale ?? ctx.newId();
    ctx.rows.put('scale', scale, { ...fields, builtIn: false });
    for (const { key, ...level } of levels) {
      const present = known?.levels.find((one) => one.key === key);
      const original = source?.levels.find((one) => one.key === key);
      ctx.rows.put('level', present?.id ?? ctx.newId(), {
        scale,
        levelKey: key,
        ...level,
        copiedFrom: present?.copiedFrom ?? original?.id ?? null,
      });
    }
    for (const level of known?.levels ?? []) {
      if (!levels.some((one) => one.key === level.key)) ctx.rows.remove('level', level.id);
    }
    return { scale };
  },

  'scale.preview': (ctx, input) => {
    const { draft, known } = checkedScale(ctx, input);
    const scales = loadScales(ctx).map((scale) =>
      scale.id === known?.id ? scaleAfter(scale, draft) : scale,
    );
    return previewRulesEverywhere(ctx, { scales }, ({ scale }) => scale === known?.id);
  },

  'class.preview-rules': (ctx, { class: id, ...patch }) =>
    previewRules(ctx, id, { row: judgedClass(ctx, id, found(ctx, 'class', id), patch) }),

  'objective.preview-rules': (ctx, { objective: id, ...patch }) => {
    const before = found(ctx, 'objective', id);
    const rules = { ...before, ...judgedObjective(before, patch) };
    const { threshold, method, parameter, minimum } = rules;
    const change = { objective: { id, rules: { threshold, method, parameter, minimum } } };
    return previewRulesEverywhere(ctx, change, ({ objective }) => objective === id);
  },
};
