import { fillOf, type Tone } from './level-tone.ts';
import { type OwnLook, ownTone, ringOf, signOf } from './own-level.ts';

export interface LevelMarkProps {
  /** Index of the level among `count`; −1 draws nothing. */
  readonly index: number;
  readonly count: number;
  readonly tone?: Tone;
  /** The level itself, where its scale may have a sign or colour of its own. */
  readonly look?: OwnLook | undefined;
  /** What a screen reader says; without it the mark is decoration. */
  readonly label?: string;
}

/** The mark of a level: a ring filling by quarters, or the scale's own sign. Styles: styles/levels.css. */
export function LevelMark({ index, count, tone, look, label }: LevelMarkProps) {
  if (index < 0) return null;
  const sign = signOf(look);
  const style = ownTone(look);
  const shape = {
    className: sign === null ? 'level-mark' : 'level-sign',
    'data-fill': sign === null ? (ringOf(look) ?? fillOf(index, count)) : undefined,
    'data-tone': tone,
    'data-own': style ? '' : undefined,
    style,
  };
  return label === undefined ? (
    <span {...shape} aria-hidden="true">
      {sign}
    </span>
  ) : (
    <span {...shape} role="img" aria-label={label}>
      {sign}
    </span>
  );
}
