import { LevelMark } from './level-mark.tsx';
import { toneOf } from './level-tone.ts';
import type { OwnLook } from './own-level.ts';

export interface ScaleMarkProps {
  /** The scale of the class, its lowest level first. */
  readonly levels: readonly (OwnLook & { readonly key: string })[];
  /** Key of the level that counts as mastered. */
  readonly threshold: string | undefined;
  /** Key of the level to show; what the scale does not know shows nothing. */
  readonly level: string | null;
}

/** The mark of a level by its key, as the scale of a class draws it. */
export function ScaleMark({ levels, threshold, level }: ScaleMarkProps) {
  const at = levels.findIndex((one) => one.key === level);
  if (at < 0) return null;
  const cut = levels.findIndex((one) => one.key === threshold);
  return (
    <LevelMark
      index={at}
      count={levels.length}
      look={levels[at]}
      tone={toneOf(at, cut, levels.length)}
    />
  );
}
