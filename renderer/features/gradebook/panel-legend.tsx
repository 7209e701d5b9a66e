import type { Scale } from '#shared/domain/scale.ts';
import { signOf } from '../../ui/own-level.ts';
import { useSay } from '../../ui/say.tsx';
import { cellOfLevel } from './cell-look.ts';

export interface PanelLegendProps {
  readonly levels: Scale['levels'];
  readonly threshold: number;
  readonly keys: readonly (string | null)[];
}

/** What the marks mean and which key makes them; stands where no cell is chosen. */
export function PanelLegend({ levels, threshold, keys }: PanelLegendProps) {
  const say = useSay();
  const marks = [
    ['not-assessed', say('panel.legend-nothing'), ''],
    ['excused', say('panel.legend-excused'), '.'],
    ['not-assessed is-missing has-flag', say('panel.legend-missing'), 'm'],
    ['not-assessed is-pre-learned has-flag', say('flag.pre-learned'), 'p'],
    ['not-assessed is-ready has-flag', say('panel.legend-ready'), ''],
    ['warm0 fill-0 is-stuck has-flag', say('panel.legend-stuck'), ''],
    ['not-assessed is-overdue has-flag', say('panel.legend-overdue'), ''],
  ] as const;
  const moves = [
    ['+', say('panel.key-more')],
    ['⇧ ← ↑ → ↓', say('panel.key-range')],
    ['F2', say('panel.key-full')],
    ['Del', say('panel.key-void')],
    ['n', say('panel.key-note')],
    ['v', say('panel.key-history')],
    ['s', say('panel.key-student')],
    ['b', say('panel.key-beside')],
  ] as const;
  return (
    <div className="legend">
      <h2>{say('panel.legend')}</h2>
      <p className="panel-quiet">{say('panel.legend-hint')}</p>
      <ul className="legend-list">
        {levels.map((level, index) => (
          <li key={level.key}>
            <span className={`cell ${cellOfLevel(levels, threshold, index)}`}>{signOf(level)}</span>
            <span>{level.name}</span>
            <kbd>{keys[index]}</kbd>
          </li>
        ))}
      </ul>
      <ul className="legend-list">
        {marks.map(([className, name, key]) => (
          <li key={className}>
            <span className={`cell ${className}`} />
            <span>{name}</span>
            <kbd>{key}</kbd>
          </li>
        ))}
      </ul>
      <ul className="legend-list is-keys">
        {moves.map(([key, name]) => (
          <li key={key}>
            <kbd>{key}</kbd>
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
