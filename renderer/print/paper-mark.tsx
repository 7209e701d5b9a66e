import { LevelMark } from '../ui/level-mark.tsx';
import { fillOf } from '../ui/level-tone.ts';
import { type OwnLook, ringOf, signOf } from '../ui/own-level.ts';

export interface PaperMarkProps {
  /** Index of the level among `count`; −1 draws nothing. */
  readonly index: number;
  readonly count: number;
  readonly look: OwnLook | undefined;
  readonly label?: string;
}

/**
 * The mark of a level as a drawn shape. What fills the ring on the screen is a gradient, which a
 * printer gets as a picture each: a class's reports were seven megabytes.
 */
export function PaperMark({ index, count, look, label }: PaperMarkProps) {
  if (index < 0) return null;
  if (signOf(look) !== null) {
    return (
      <LevelMark index={index} count={count} look={look} {...(label !== undefined && { label })} />
    );
  }
  const fill = ringOf(look) ?? fillOf(index, count);
  const mark = (
    <svg className="paper-mark" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.8" fill={fill >= 100 ? '#000' : 'none'} />
      {fill > 0 && fill < 100 ? <path d={slice(fill / 100)} /> : null}
    </svg>
  );
  if (label === undefined) return mark;
  return (
    <span role="img" aria-label={label}>
      {mark}
    </span>
  );
}

/** A slice of the circle from the top clockwise. */
function slice(share: number): string {
  const angle = 2 * Math.PI * share;
  const x = (10 + 8.8 * Math.sin(angle)).toFixed(2);
  const y = (10 - 8.8 * Math.cos(angle)).toFixed(2);
  return `M10 10V1.2A8.8 8.8 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}
