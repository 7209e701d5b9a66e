import type { Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Scale } from '#shared/domain/scale.ts';
import { type LevelDraft, type ScaleDraft, scaleObjection } from '#shared/domain/scale-rules.ts';
import type { ReadCtx } from '../context.ts';
import { invalid, objected } from '../found.ts';
import { levelInUse, loadScales } from '../store/scale-store.ts';

type Input = Parsed<'scale.save'>;

/** A scale that may be saved, with the one it changes and the one it is a copy of. */
export interface CheckedScale {
  readonly draft: ScaleDraft;
  readonly known: Scale | null;
  readonly source: Scale | null;
}

/** What was written down of a scale, when it holds together. Throws INVALID, NAME_TAKEN, NOT_FOUND. */
export function checkedScale(ctx: ReadCtx, input: Input): CheckedScale {
  const { scale: id, copyOf, name, threshold, calculatedThreshold = null } = input;
  const all = loadScales(ctx);
  const known = id === undefined ? null : scaleOf(all, id);
  const source = copyOf === undefined ? null : scaleOf(all, copyOf);
  if (known?.builtIn) {
    throw invalid('the scale', known.name, 'why.scale-built-in');
  }
  if (all.some((other) => other.id !== id && other.name === name)) {
    throw new TroubleError('NAME_TAKEN', { what: 'scale', name });
  }
  const draft = { name, threshold, calculatedThreshold, levels: input.levels.map(filledIn) };
  const objection = scaleObjection(draft);
  if (objection) {
    const level = objection.level === null ? null : input.levels[objection.level];
    throw objected(objection, level?.key);
  }
  if (known) refuseLossOf(ctx, known, input);
  return { draft, known, source };
}

/** The scale as it would stand once the draft were saved in its place. */
export function scaleAfter(known: Scale, draft: ScaleDraft): Scale {
  const levels = draft.levels.map((level) => {
    const present = known.levels.find((one) => one.key === level.key);
    // A new level has no id yet, and nothing is shown on it.
    return { ...level, id: present?.id ?? '', copiedFrom: present?.copiedFrom ?? null };
  });
  return { ...known, ...draft, levels: levels.sort((a, b) => a.value - b.value) };
}

const filledIn = (level: Input['levels'][number]): LevelDraft => ({
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
function refuseLossOf(ctx: ReadCtx, known: Scale, input: Input): void {
  for (const level of known.levels) {
    if (input.levels.some((one) => one.key === level.key)) continue;
    const use = levelInUse(ctx, ctx.rows.keyOf('level', level.id), known.id, level.key);
    if (use) throw invalid('levels without', level.name, use.key, use.params);
  }
}
