import type { Objection } from './class-rules.ts';
import { because, type Why } from './why.ts';

/** A scale as it is written down, before it has ids. */
export interface ScaleDraft {
  readonly name: string;
  readonly threshold: string;
  readonly calculatedThreshold: number | null;
  readonly levels: readonly LevelDraft[];
}

export interface LevelDraft {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly cut: number | null;
  readonly glyph: string | null;
  readonly colour: string | null;
}

/** Where in a draft something is wrong: a member, or a member of one level. */
export interface ScaleObjection extends Objection {
  readonly level: number | null;
}

const MOST_LEVELS = 20;
const KEY = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}-]{0,39}$/u;
const COLOUR = /^#[0-9a-f]{6}$/i;

const about = (
  level: number | null,
  what: string,
  value: string | number | null,
  why: Why,
): ScaleObjection => ({ level, what, value: String(value ?? ''), why });

/** The first reason why a scale cannot be as written; null when there is none. */
export function scaleObjection(draft: ScaleDraft): ScaleObjection | null {
  const { name, levels } = draft;
  if (name.trim() === '') return about(null, 'name', name, because('why.scale-name'));
  if (levels.length < 2 || levels.length > MOST_LEVELS) {
    return about(
      null,
      'levels',
      levels.length,
      because('why.scale-levels-count', { most: MOST_LEVELS }),
    );
  }
  for (let i = 0; i < levels.length; i += 1) {
    const objection = levelObjection(levels, i);
    if (objection) return objection;
  }
  return cutsObjection(levels) ?? thresholdObjection(draft);
}

function levelObjection(levels: readonly LevelDraft[], i: number): ScaleObjection | null {
  const level = levels[i] as LevelDraft;
  const others = levels.filter((_, at) => at < i);
  const lower = (text: string) => text.trim().toLowerCase();
  if (!KEY.test(level.key)) {
    return about(i, 'key', level.key, because('why.level-key'));
  }
  if (others.some((other) => other.key === level.key)) {
    return about(i, 'key', level.key, because('why.level-taken'));
  }
  if (level.name.trim() === '') return about(i, 'name', '', because('why.level-name'));
  if (others.some((other) => lower(other.name) === lower(level.name))) {
    return about(i, 'name', level.name, because('why.level-name-taken'));
  }
  if (!Number.isFinite(level.value) || Math.abs(level.value) > 1000) {
    return about(i, 'number', level.value, because('why.level-number'));
  }
  if (others.some((other) => other.value === level.value)) {
    return about(i, 'number', level.value, because('why.level-taken'));
  }
  if (level.cut !== null && !(level.cut >= 0 && level.cut <= 1)) {
    return about(i, 'cut', level.cut, because('why.level-cut'));
  }
  if (level.glyph !== null && [...level.glyph].length > 3) {
    return about(i, 'glyph', level.glyph, because('why.level-glyph'));
  }
  if (level.colour !== null && !COLOUR.test(level.colour)) {
    return about(i, 'colour', level.colour, because('why.level-colour'));
  }
  return null;
}

/** A higher level needs a larger share of the score, or scores would never reach one of them. */
function cutsObjection(levels: readonly LevelDraft[]): ScaleObjection | null {
  const rising = levels
    .map((level, i) => ({ level, i }))
    .sort((a, b) => a.level.value - b.level.value);
  const lowest = rising[0]?.level.value ?? 0;
  const span = (rising.at(-1)?.level.value ?? 0) - lowest;
  let before = -1;
  for (const { level, i } of rising) {
    const cut = level.cut ?? (level.value - lowest) / span;
    if (cut <= before) {
      const at = level.cut ?? Number(cut.toFixed(2));
      return about(i, 'cut', at, because('why.level-cut-order'));
    }
    before = cut;
  }
  return null;
}

function thresholdObjection(draft: ScaleDraft): ScaleObjection | null {
  const { threshold, calculatedThreshold, levels } = draft;
  const level = levels.find((one) => one.key === threshold);
  if (!level) {
    const keys = levels.map((one) => one.key).join(', ');
    return about(null, 'threshold', threshold, because('why.scale-has', { levels: keys }));
  }
  const lowest = Math.min(...levels.map((one) => one.value));
  if (level.value === lowest) {
    return about(null, 'threshold', threshold, because('why.threshold-lowest'));
  }
  if (calculatedThreshold === null) return null;
  if (!(calculatedThreshold > lowest && calculatedThreshold <= level.value)) {
    const why = because('why.second-threshold', { lowest, threshold: level.value });
    return about(null, 'calculatedThreshold', calculatedThreshold, why);
  }
  return null;
}

/** A key for a level made from its name, free among those there are. */
export function keyFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 36);
  const base = plain === '' ? 'level' : plain;
  let key = base;
  for (let n = 2; taken.includes(key); n += 1) key = `${base}-${n}`;
  return key;
}
