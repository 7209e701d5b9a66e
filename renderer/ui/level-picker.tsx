import { LevelMark } from './level-mark.tsx';
import './level-picker.css';
import { toneOf } from './level-tone.ts';
import { type OwnLook, ownTone } from './own-level.ts';
import { useReadOnly } from './read-only.tsx';

export interface LevelPickerProps {
  readonly label: string;
  readonly levels: readonly ({ readonly key: string; readonly name: string } & OwnLook)[];
  /** Key of the level that counts as mastered. */
  readonly threshold: string;
  readonly value: string | null;
  readonly onChange: (key: string) => void;
}

/** The levels of a scale as buttons, each with its mark and name. */
export function LevelPicker({ label, levels, threshold, value, onChange }: LevelPickerProps) {
  const isReadOnly = useReadOnly();
  const cut = levels.findIndex((level) => level.key === threshold);
  return (
    <fieldset className="level-picker" aria-label={label}>
      {levels.map((level, index) => (
        <button
          key={level.key}
          type="button"
          className="level-choice"
          data-tone={toneOf(index, cut, levels.length)}
          style={ownTone(level)}
          aria-pressed={value === level.key}
          disabled={isReadOnly}
          onClick={() => onChange(level.key)}
        >
          <LevelMark index={index} count={levels.length} look={level} />
          {level.name}
        </button>
      ))}
    </fieldset>
  );
}
