import { builtInNames } from './built-in-names.ts';
import type { LevelId, ScaleId } from './ids.ts';

/** One named level of a scale. */
export interface Level {
  readonly id: LevelId;
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** Lower bound as a fraction of a score; null: from the level's place between lowest and top. */
  readonly cut: number | null;
  readonly glyph: string | null;
  readonly colour: string | null;
  /** The level of another scale that it stands for. */
  readonly copiedFrom?: LevelId | null;
}

/** Ordered named levels, lowest first. */
export interface Scale {
  readonly id: ScaleId;
  readonly name: string;
  /** Key of the level from which an objective counts as mastered. */
  readonly threshold: string;
  /** Second, lower cut for calculated values. */
  readonly calculatedThreshold: number | null;
  readonly builtIn: boolean;
  readonly levels: readonly Level[];
}

/** Index of a level by key; −1 when the scale lacks it. */
export function levelIndex(scale: Scale, key: string): number {
  return scale.levels.findIndex((level) => level.key === key);
}

/**
 * Finds a level by what a person or a file writes: its key, its name (any case; of a built-in scale
 * in any language) or its number.
 */
export function findLevel(scale: Scale, written: string): Level | undefined {
  const text = written.trim();
  const lower = text.toLowerCase();
  return (
    scale.levels.find((level) => level.key === text) ??
    scale.levels.find((level) => level.key.toLowerCase() === lower) ??
    scale.levels.find((level) => level.name.toLowerCase() === lower) ??
    (scale.builtIn ? scale.levels.find((level) => isCalled(level, lower)) : undefined) ??
    (text === '' ? undefined : scale.levels.find((level) => level.value === Number(text)))
  );
}

const isCalled = (level: Level, lower: string): boolean =>
  builtInNames(level.name).some((name) => name.toLowerCase() === lower);

/** Index of the highest level whose number is ≤ the value; below the lowest: 0 (METHODS 1). */
export function levelIndexFor(scale: Scale, value: number): number {
  let found = 0;
  for (let i = 0; i < scale.levels.length; i += 1) {
    if ((scale.levels[i] as Level).value <= value) found = i;
  }
  return found;
}

const lowest = (scale: Scale): number => scale.levels[0]?.value ?? 0;
const top = (scale: Scale): number => scale.levels.at(-1)?.value ?? 0;

/**
 * The number a score stands for. `cuts`: the number of the highest level whose cut the fraction
 * score ÷ outOf reaches (an absent cut is (value − lowest) ÷ (top − lowest)). `linear`: 0…outOf
 * mapped to 0…top number, unrounded and never snapped.
 */
export function numberForScore(
  scale: Scale,
  score: number,
  outOf: number,
  scores: 'cuts' | 'linear',
): number {
  const fraction = score / outOf;
  if (scores === 'linear') return fraction * top(scale);
  const span = top(scale) - lowest(scale);
  let value = lowest(scale);
  for (const level of scale.levels) {
    const cut = level.cut ?? (span === 0 ? 0 : (level.value - lowest(scale)) / span);
    // A hair of tolerance: 7/10 must reach a cut of 0.7 whatever the doubles say.
    if (fraction + 1e-9 >= cut) value = level.value;
  }
  return value;
}
