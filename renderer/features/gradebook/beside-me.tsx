import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useQuery } from '../../data/use-query.ts';
import type { RowStore } from '../../grid/row-store.ts';
import { Button } from '../../ui/button.tsx';
import { ownTones } from '../../ui/own-level.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { useShownToStudent } from '../../ui/shown-to-student.ts';
import { useMessagesGo } from '../../ui/toast.tsx';
import { besideMove } from './beside-move.ts';
import { createDescribe } from './cell-look.ts';
import { columnsOf, unitName } from './class-columns.ts';
import type { GridAnswer, StudentRow } from './class-rows.ts';
import { LevelButtons } from './level-buttons.tsx';
import { EVERYTHING } from './use-class-view.ts';
import './beside-me.css';

export interface BesideMeProps {
  readonly grid: GridAnswer;
  readonly student: string;
  readonly store: RowStore<StudentRow>;
  readonly keys: readonly (string | null)[];
  /** Place of the objective to begin with. */
  readonly start: number;
  readonly isNameHidden: boolean;
  readonly onLevel: (place: number, level: number) => void;
  readonly onLeave: () => void;
}

/** Only the student who sits beside the teacher: one line per unit, large, and nobody else. */
export function BesideMe(props: BesideMeProps) {
  const { grid, student, store, keys, isNameHidden, onLevel, onLeave } = props;
  const say = useSay();
  useShownToStudent(student);
  // A message of before may be about anybody.
  useMessagesGo(true);
  const [place, setPlace] = useState(props.start);
  const frame = useRef<HTMLDivElement>(null);
  const row = useSyncExternalStore(
    useCallback((tell: () => void) => store.subscribe(student, tell), [store, student]),
    () => store.get(student),
  );
  const { columns } = useMemo(
    () => columnsOf(grid, EVERYTHING, (code, statement) => `${code} ${statement}`),
    [grid],
  );
  const describe = useMemo(
    () => createDescribe(say, grid.scale, grid.threshold),
    [say, grid.scale, grid.threshold],
  );
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus();
  }, [place]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const level = keys.indexOf(event.key);
    const next = besideMove(place, event.key, grid.units);
    if (event.key === 'Escape' || event.key === 'b') onLeave();
    else if (level !== -1) onLevel(place, level);
    else if (next !== null && event.target instanceof HTMLElement && event.target.dataset.place) {
      setPlace(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const chosen = columns[place];
  return (
    // The keys are those of the grid that this stands for.
    <section
      ref={frame}
      className="beside"
      style={ownTones(grid.scale.levels)}
      aria-label={
        isNameHidden ? say('beside.hidden') : say('beside.label', { student: row.called })
      }
      onKeyDown={onKeyDown}
    >
      <header className="beside-head">
        <h2>
          <PersonName>{row.called}</PersonName>
        </h2>
        <span className="soft">{say('beside.hint')}</span>
        <Button onPress={onLeave}>{say('beside.leave')}</Button>
      </header>
      <div className="beside-body">
        <div className="beside-units">
          {grid.units.map((unit, u) => (
            <div key={unit.id} className="beside-unit">
              <h3>{unitName(unit, u)}</h3>
              <div className="beside-cells">
                {columns.slice(unit.first, unit.first + unit.count).map((column) => {
                  const look = describe(row, { ...column, startsGroup: false });
                  return (
                    <button
                      key={column.id}
                      type="button"
                      className={look.className}
                      aria-current={column.place === place || undefined}
                      data-place={column.place}
                      tabIndex={column.place === place ? 0 : -1}
                      onClick={() => setPlace(column.place)}
                    >
                      <span className="visually-hidden">{look.label}</span>
                      <span aria-hidden="true">{look.corner}</span>
                      <span
                        aria-hidden="true"
                        className="beside-code"
                        data-strong={column.isStrong || undefined}
                      >
                        {column.code}
                      </span>
                    </button>
                  );
                })}
              </div>
            </div>
          ))}
        </div>
        {chosen ? (
          <div className="beside-chosen">
            <h2>{chosen.fullCode}</h2>
            <p className="beside-statement">{chosen.statement}</p>
            <Target classId={grid.class.id} student={student} objective={chosen.id} />
            <LevelButtons
              label={say('panel.levels')}
              levels={grid.scale.levels}
              threshold={grid.threshold}
              keys={keys}
              current={row.level[place] ?? -1}
              onChoose={(level) => onLevel(place, level)}
            />
          </div>
        ) : null}
      </div>
    </section>
  );
}

/** "I can …", in the student's own words. */
function Target(props: { classId: string; student: string; objective: string }) {
  const { classId, student, objective } = props;
  const cell = useQuery('cell.get', { class: classId, student, objective }).value;
  return cell?.objective.learningTarget ? (
    <p className="beside-target">{cell.objective.learningTarget}</p>
  ) : null;
}
