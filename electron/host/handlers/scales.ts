import type { Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Scale } from '#shared/domain/scale.ts';
import { scaleObjection } from '#shared/domain/scale-rules.ts';
import { judgedClass } from '../class-judged.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { previewRules } from '../preview-rules.ts';
import type { Handlers } from '../registry.ts';
import { levelInUse, loadScales } from '../store/scale-store.ts';

type Draft = Parsed<'scale.save'>;

/** Scales that people make, and what other rules would do to a class. */
export const scales: Pick<Handlers, 'scale.list' | 'scale.save' | 'class.preview-rules'> = {
  'scale.list': (ctx) => loadScales(ctx).map((scale) => ({ ...scale, levels: [...scale.levels] })),

  'scale.save': (ctx, input) => {
    const { scale: id, copyOf, name, threshold, calculatedThreshold = null } = input;
    const all = loadScales(ctx);
    const known = id === undefined ? null : scaleOf(all, id);
    const source = copyOf === undefined ? null : scaleOf(all, copyOf);
    if (known?.builtIn) {
      const why = 'it comes with every gradebook and never changes; make a copy of it';
      throw invalid('the scale', known.name, why);
    }
    if (all.some((other) => other.id !== id && other.name === name)) {
      throw new TroubleError('NAME_TAKEN', { what: 'scale', name });
    }
    const draft = { name, threshold, calculatedThreshold, levels: input.levels.map(filledIn) };
    const objection = scaleObjection(draft);
    if (objection) {
      const level = objection.level === null ? null : input.levels[objection.level];
      const what = level ? `${objection.what} of level ${level.key}` : objection.what;
      throw invalid(what, objection.value, objection.why);
    }
    if (known) refuseLossOf(ctx, known, input);
    const scale = id ?? ctx.newId();
    ctx.rows.put('scale', scale, { name, threshold, calculatedThreshold, builtIn: false });
    for (const level of draft.levels) {
      const present = known?.levels.find((one) => one.key === level.key);
      const original = source?.levels.find((one) => one.key === level.key);
      const { key, ...fields } = level;
      ctx.rows.put('level', present?.id ?? ctx.newId(), {
        scale,
        levelKey: key,
        ...fields,
        copiedFrom: present?.copiedFrom ?? original?.id ?? null,
      });
    }
    for (const level of known?.levels ?? []) {
      if (!input.levels.some((one) => one.key === level.key)) ctx.rows.remove('level', level.id);
    }
    return { scale };
  },

  'class.preview-rules': (ctx, { class: id, ...patch }) =>
    previewRules(ctx, id, judgedClass(ctx, id, found(ctx, 'class', id), patch)),
};

const filledIn = (level: Draft['levels'][number]) => ({
  cut: null,
  glyph: null,
  colour: null,
  ...level,
});

function scaleOf(all: readonly Scale[], id: string): Scale {
  const scale = all.find((candidate) => candidate.id === id);
  if (!scale) throw new TroubleError('NOT_FOUND', { what: 'scale', name: id });
  return scale;
}

/** A level that evidence, a plan or a class names stays: otherwise they would mean something else. */
function refuseLossOf(ctx: WriteCtx, known: Scale, input: Draft): void {
  for (const level of known.levels) {
    if (input.levels.some((one) => one.key === level.key)) continue;
    const use = levelInUse(ctx, ctx.rows.keyOf('level', level.id), known.id, level.key);
    if (use) throw invalid('levels without', level.name, use);
  }
}
