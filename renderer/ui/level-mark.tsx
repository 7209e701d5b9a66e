import { fillOf, type Tone } from './level-tone.ts';

export interface LevelMarkProps {
  /** Index of the level among `count`; −1 draws nothing. */
  readonly index: number;
  readonly count: number;
  readonly tone?: Tone;
  /** What a screen reader says; without it the mark is decoration. */
  readonly label?: string;
}

/** The drawn mark of a level: a ring filling by quarters. Styles: styles/levels.css. */
export function LevelMark({ index, count, tone, label }: LevelMarkProps) {
  if (index < 0) return null;
  const shape = { className: 'level-mark', 'data-fill': fillOf(index, count), 'data-tone': tone };
  return label === undefined ? (
    <span {...shape} aria-hidden="true" />
  ) : (
    <span {...shape} role="img" aria-label={label} />
  );
}
