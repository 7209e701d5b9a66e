import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Selection } from '../../grid/grid-selection.ts';
import type { RowStore } from '../../grid/row-store.ts';
import type { SelectionStore } from '../../grid/selection-store.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';
import { CellPanel, type CellPanelProps, type PanelPart } from './cell-panel.tsx';
import { OUTSIDE, type StudentRow } from './class-rows.ts';
import { LevelButtons } from './level-buttons.tsx';
import { PanelLegend } from './panel-legend.tsx';
import './cell-panel.css';
import { useChosenCell } from './use-chosen-cell.ts';
import type { ClassView } from './use-class-view.ts';

export interface PanelFrameProps extends Omit<CellPanelProps, 'row' | 'column' | 'part'> {
  readonly opened: { readonly part: PanelPart; readonly of: Selection | null };
  readonly selection: SelectionStore;
  readonly store: RowStore<StudentRow>;
  readonly view: ClassView;
  readonly onClose: () => void;
}

/** The right side: the chosen cell, a chosen range, or what the marks mean. */
export function PanelFrame(props: PanelFrameProps) {
  const { selection, store, view, opened, onClose, ...rest } = props;
  const say = useSay();
  const chosen = useChosenCell(selection, view.order, view.columns);
  const student = chosen?.student ?? '';
  const row = useSyncExternalStore(
    useCallback((tell: () => void) => store.subscribe(student, tell), [store, student]),
    () => store.get(student),
  );
  const [isTall, setTall] = useState(false);
  const { grid, keys, onLevel } = props;
  const part = chosen !== null && opened.of === chosen.selection ? opened.part : null;
  const { levels } = grid.scale;
  return (
    <aside
      className="cell-panel"
      aria-label={say('panel.label')}
      data-empty={chosen === null || undefined}
      data-tall={isTall || part !== null || undefined}
    >
      <div className="panel-buttons">
        <button
          type="button"
          className="panel-grip"
          aria-expanded={isTall}
          aria-label={say(isTall ? 'panel.collapse' : 'panel.expand')}
          onClick={() => setTall(!isTall)}
        />
        <Button variant="quiet" label={say('panel.close')} onPress={onClose}>
          <span className="cross" aria-hidden="true" />
        </Button>
      </div>
      {chosen === null ? (
        <PanelLegend levels={levels} threshold={grid.threshold} keys={keys} />
      ) : chosen.count > 1 ? (
        <>
          <header className="panel-head">
            <h2>{say('panel.range', { count: chosen.count })}</h2>
            <p className="panel-quiet">{say('panel.range-hint')}</p>
          </header>
          <LevelButtons
            label={say('panel.levels')}
            levels={levels}
            threshold={grid.threshold}
            keys={keys}
            current={-1}
            onChoose={onLevel}
          />
        </>
      ) : row.status[chosen.column.place] === OUTSIDE ? (
        <header className="panel-head">
          <h2>{chosen.column.fullCode}</h2>
          <p className="panel-quiet">{chosen.column.statement}</p>
          <p className="panel-quiet">{say('panel.outside')}</p>
          <Button onPress={() => props.onOpenStudent(chosen.student)}>
            {say('panel.outside-student')}
          </Button>
        </header>
      ) : (
        // Another cell is another panel: half-typed forms must not move on to it.
        <CellPanel
          key={`${chosen.student} ${chosen.column.id}`}
          {...rest}
          part={part}
          row={row}
          column={chosen.column}
        />
      )}
    </aside>
  );
}
