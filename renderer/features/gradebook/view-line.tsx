import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { capitalised, kindName } from './attempt-list.tsx';
import { BEYOND, unitName } from './class-columns.ts';
import type { GridAnswer } from './class-rows.ts';
import type { ClassView } from './use-class-view.ts';

export interface ViewLineProps {
  readonly grid: GridAnswer;
  readonly view: ClassView;
  readonly version: string | null;
  readonly onVersion: (version: string) => void;
  /** Opens the task that is shown, to change it. */
  readonly onEditTask: (task: string) => void;
}

/** Says what the grid leaves out or puts in another order, and takes it back with one press. */
export function ViewLine({ grid, view, version, onVersion, onEditTask }: ViewLineProps) {
  const say = useSay();
  const format = useFormat();
  const { filter, sort } = view;
  const task = grid.tasks.find((one) => one.id === filter.task);
  const unit = grid.units.findIndex((one) => one.id === filter.unit);
  const hasBeyond = grid.units.some((one) => one.id.startsWith(BEYOND));
  const parts: string[] = [];
  if (task) parts.push(task.name, kindName(task.kind, say), format.day(task.on, grid.asOf));
  const shownUnit = grid.units[unit];
  if (shownUnit && !task) parts.push(unitName(shownUnit, unit));
  if (filter.isCritical && !task) parts.push(say('grid.only-critical'));
  if (filter.isDueThisWeek && !task) parts.push(say('grid.only-this-week'));
  if (filter.isBeyond && !task) parts.push(say(hasBeyond ? 'grid.beyond' : 'grid.beyond-none'));
  if (filter.flag !== null) parts.push(say(`flag.${filter.flag}`));
  if (filter.assessor !== null) {
    const by = filter.assessor || say('grid.assessor-unnamed');
    parts.push(say('grid.assessed-by', { by }));
  }
  if (filter.search.trim() !== '') parts.push(`“${filter.search.trim()}”`);
  if (sort.by !== 'name' || sort.direction !== 'up') {
    const column = view.columns.find((one) => one.id === sort.by);
    const by = column?.fullCode ?? say(`grid.sort-${nameOf(sort.by)}`).toLowerCase();
    parts.push(`${say('grid.sorted', { by })} ${sort.direction === 'up' ? '↑' : '↓'}`);
  }
  const { last } = useQuery('class.get', { class: grid.class.id }).value ?? {};
  const isOver = last !== undefined && last !== null && last < grid.asOf;
  if (parts.length === 0) {
    return isOver ? (
      <div className="view-line soft">{say('grid.over', { day: format.day(last, grid.asOf) })}</div>
    ) : null;
  }
  return (
    <div className="view-line" role="status">
      <span>{capitalised(parts.join(' · '))}</span>
      {task && task.versions.length > 0 ? (
        <fieldset className="version-choice" aria-label={say('task.version')}>
          <span aria-hidden="true">{say('task.version')}</span>
          {task.versions.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === version}
              onClick={() => onVersion(one)}
            >
              {one}
            </button>
          ))}
        </fieldset>
      ) : null}
      {task ? (
        <Changes>
          <button type="button" className="link" onClick={() => onEditTask(task.id)}>
            {say('task.edit')}
          </button>
        </Changes>
      ) : null}
      <button type="button" className="link" onClick={view.showAll}>
        {say('grid.show-all')}
      </button>
    </div>
  );
}

const nameOf = (by: string): 'name' | 'need' | 'pace' =>
  by === 'need' || by === 'pace' ? by : 'name';
