import type { Scale } from '#shared/domain/scale.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { ownTone } from '../../ui/own-level.ts';

export interface LevelButtonsProps {
  readonly label: string;
  readonly levels: Scale['levels'];
  /** Index of the level that counts as mastered. */
  readonly threshold: number;
  readonly keys: readonly (string | null)[];
  /** Index of the level that holds now; −1 for none. */
  readonly current: number;
  readonly onChoose: (level: number) => void;
}

/** The levels as large buttons: for fingers, and as a reminder of the keys. */
export function LevelButtons(props: LevelButtonsProps) {
  const { label, levels, threshold, keys, current, onChoose } = props;
  return (
    <fieldset
      className="level-pad"
      aria-label={label}
      data-wrap={levels.length > 6 ? 4 : levels.length > 4 ? 3 : undefined}
    >
      {levels.map((level, index) => (
        <button
          key={level.key}
          type="button"
          className="level-pad-button"
          data-tone={toneOf(index, threshold, levels.length)}
          style={ownTone(level)}
          aria-keyshortcuts={keys[index] ?? undefined}
          aria-pressed={index === current}
          // A press by mouse leaves the keyboard where it is: in the grid.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <LevelMark index={index} count={levels.length} look={level} />
          <span className="level-pad-name">{level.name}</span>
          {keys[index] ? <kbd>{keys[index]}</kbd> : null}
        </button>
      ))}
    </fieldset>
  );
}
