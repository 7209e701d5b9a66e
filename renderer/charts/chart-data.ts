import type { Output } from '#shared/contract/contract.ts';
import { type Tone, toneOf } from '../ui/level-tone.ts';
import { ownGround } from '../ui/own-level.ts';
import { shownLetter } from '../ui/shown-letter.ts';

/** What the charts of a class are drawn from. */
export type ChartsAnswer = Output<'charts.class'>;

/** One bar of the distribution of letters. */
export interface LetterBar {
  readonly letter: string;
  readonly count: number;
  readonly tone: Tone | 'nothing';
  /** False for what says that there is no grade. */
  readonly isGrade: boolean;
}

/** Letters from the best to the worst, then what is no grade. */
export function letterBars({ letters }: Pick<ChartsAnswer, 'letters'>): LetterBar[] {
  return letters.map(({ letter, count, low, isGrade }) => ({
    letter: shownLetter(letter),
    count,
    tone: low ? 'warm0' : isGrade ? 'cool2' : 'nothing',
    isGrade,
  }));
}

/** One part of the column of an objective; parts below the threshold hang below the line. */
export interface LevelSeries {
  readonly key: string;
  /** Name of the level, or null: nothing shown yet. */
  readonly name: string | null;
  readonly tone: Tone | 'nothing';
  /** The scale's own colour, as CSS by day and by night; null: the tone's. */
  readonly own: string | null;
  readonly side: 'below' | 'mastered';
}

/** An objective as a column: numbers by the key of the series, negative below the line. */
export type LevelColumn = { readonly code: string; readonly at: number } & Readonly<
  Record<string, string | number>
>;

/** Series in the order in which they are stacked: from the line outwards, on both sides. */
export function levelSeries(answer: Pick<ChartsAnswer, 'levels' | 'threshold'>): LevelSeries[] {
  const { levels, threshold } = answer;
  const series = (index: number, side: LevelSeries['side']): LevelSeries => ({
    key: `${side} ${levels[index]?.key}`,
    name: levels[index]?.name ?? '',
    // An objective with a threshold of its own can have a level on the other side than usual.
    tone: toneOf(
      side === 'mastered'
        ? Math.max(index, threshold)
        : Math.min(index, Math.max(0, threshold - 1)),
      threshold,
      levels.length,
    ),
    own: ownGround(levels[index]),
    side,
  });
  const indexes = levels.map((_, index) => index);
  return [
    ...indexes.map((index) => series(index, 'mastered')),
    ...[...indexes].reverse().map((index) => series(index, 'below')),
    { key: 'nothing', name: null, tone: 'nothing', own: null, side: 'below' },
  ];
}

/** What a tone is painted with; `own` goes before it. */
export const paintOf = (tone: Tone | 'nothing', own: string | null = null): string =>
  own ?? (tone === 'nothing' ? 'var(--line)' : `var(--${tone})`);

const hasEvidence = ({ below, mastered }: ChartsAnswer['objectives'][number]): boolean =>
  [...below, ...mastered].some((count) => count > 0);

/** How many objectives nobody has shown anything on yet; looking at all units leaves them out. */
export const untouched = (answer: ChartsAnswer): number =>
  answer.objectives.filter((objective) => !hasEvidence(objective)).length;

/** Columns of the objectives that somebody has shown something on, or all of one unit. */
export function levelColumns(answer: ChartsAnswer, unit: string | null): LevelColumn[] {
  return answer.objectives.flatMap((objective, at) => {
    const isShown = unit === null ? hasEvidence(objective) : objective.unit === unit;
    if (!isShown) return [];
    const column: Record<string, string | number> = {
      code: objective.code,
      at,
      nothing: 0 - objective.nothing,
    };
    answer.levels.forEach(({ key }, index) => {
      column[`mastered ${key}`] = objective.mastered[index] ?? 0;
      // Minus nought would be written as such.
      column[`below ${key}`] = 0 - (objective.below[index] ?? 0);
    });
    return [column as LevelColumn];
  });
}

/** Series that some column shows: nobody needs the colour of a level that nobody has. */
export function shownSeries(
  series: readonly LevelSeries[],
  columns: readonly LevelColumn[],
): LevelSeries[] {
  return series.filter(({ key }) => columns.some((column) => Number(column[key] ?? 0) !== 0));
}

/** Names of the units in plan order. */
export function unitsOf(answer: Pick<ChartsAnswer, 'objectives'>): string[] {
  return [...new Set(answer.objectives.map((objective) => objective.unit))];
}

/** The largest count on either side of the line, for an axis that fits both. */
export function reachOf(columns: readonly LevelColumn[], series: readonly LevelSeries[]): number {
  const sides = columns.flatMap((column) =>
    (['mastered', 'below'] as const).map((side) =>
      series
        .filter((one) => one.side === side)
        .reduce((sum, one) => sum + Math.abs(Number(column[one.key] ?? 0)), 0),
    ),
  );
  return Math.max(1, ...sides);
}

/** Growth thinned out for a table: about one line a week, always the newest and the last. */
export function weeklyGrowth(answer: Pick<ChartsAnswer, 'growth'>): ChartsAnswer['growth'] {
  const { growth } = answer;
  const newest = growth.findLastIndex((point) => point.mastered !== null);
  return growth.filter((_, i) => i % 5 === 0 || i === newest || i === growth.length - 1);
}
