import type { Scale } from '#shared/domain/scale.ts';
import { isMac } from '../../ui/is-mac.ts';
import { signOf } from '../../ui/own-level.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownShortcut } from '../../ui/shortcut.ts';
import { cellOfLevel } from './cell-look.ts';
import { CELL_KEYS, READING_KEYS } from './grid-key-list.ts';

export interface PanelLegendProps {
  readonly levels: Scale['levels'];
  readonly threshold: number;
  readonly keys: readonly (string | null)[];
}

/** What the marks mean and which key makes them, where any may; stands where no cell is chosen. */
export function PanelLegend({ levels, threshold, keys }: PanelLegendProps) {
  const say = useSay();
  const isReadOnly = useReadOnly();
  const marks = [
    ['not-assessed', say('panel.legend-nothing'), ''],
    ['excused', say('panel.legend-excused'), '.'],
    ['not-assessed is-missing has-flag', say('panel.legend-missing'), 'm'],
    ['not-assessed is-pre-learned has-flag', say('flag.pre-learned'), 'p'],
    ['not-assessed is-ready has-flag', say('panel.legend-ready'), ''],
    ['warm0 fill-0 is-stuck has-flag', say('panel.legend-stuck'), ''],
    ['not-assessed is-overdue has-flag', say('panel.legend-overdue'), ''],
  ] as const;
  // These two marks draw nothing of their own in a cell.
  const recording = [
    ['h', 'panel.legend-asked'],
    ['c', 'panel.legend-contact'],
    ...CELL_KEYS,
    ['a', 'panel.key-picture'],
  ] as const;
  const moves = [
    ...(isReadOnly ? READING_KEYS : recording),
    ['⇧ ← ↑ → ↓', 'panel.key-range'],
    ...(isReadOnly ? [] : [['Mod+Z', 'panel.key-undo'] as const]),
    ['Mod+.', 'panel.key-names'],
  ] as const;
  return (
    <div className="legend">
      <h2>{say(isReadOnly ? 'panel.legend-reading' : 'panel.legend')}</h2>
      <p className="panel-quiet">
        {say(isReadOnly ? 'panel.legend-hint-reading' : 'panel.legend-hint')}
      </p>
      <ul className="legend-list">
        {levels.map((level, index) => (
          <li key={level.key}>
            <span className={`cell ${cellOfLevel(levels, threshold, index)}`}>{signOf(level)}</span>
            <span>{level.name}</span>
            {isReadOnly ? null : <kbd>{keys[index]}</kbd>}
          </li>
        ))}
      </ul>
      <ul className="legend-list">
        {marks.map(([className, name, key]) => (
          <li key={className}>
            <span className={`cell ${className}`} />
            <span>{name}</span>
            {isReadOnly ? null : <kbd>{key}</kbd>}
          </li>
        ))}
      </ul>
      <ul className="legend-list is-keys">
        {moves.map(([key, name]) => (
          <li key={key}>
            <kbd>{shownShortcut(key, isMac, say)}</kbd>
            <span>{say(name)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
