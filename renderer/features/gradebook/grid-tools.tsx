import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { CELL_FLAGS, type CellFlag } from '#shared/domain/cell.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { Reading, useReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { unitName } from './class-columns.ts';
import type { GridAnswer } from './class-rows.ts';
import type { ClassView } from './use-class-view.ts';
import '../../ui/menu.css';

export interface GridToolsProps {
  readonly grid: GridAnswer;
  readonly view: ClassView;
  readonly onNewTask: () => void;
  /** Enter in the search: into the grid. */
  readonly onFound: () => void;
}

/** Flags that are worth a filter. */
const FILTERS: readonly CellFlag[] = [
  'ready',
  'blocked',
  'overdue',
  'stuck',
  'slipped',
  'missing',
  'recheck',
];

const NEW_TASK = 'new';

/** No name can be this one. */
const ANYBODY = '\n';

/** Search and view, in the corner above the names. */
export function GridTools({ grid, view, onNewTask, onFound }: GridToolsProps) {
  const say = useSay();
  const isReadOnly = useReadOnly();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid-tools">
      <input
        type="search"
        className="grid-search"
        aria-label={say('grid.find')}
        placeholder={say('grid.find')}
        value={view.filter.search}
        onChange={(event) => view.change({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onFound();
          if (event.key === 'Escape') view.change({ search: '' });
        }}
      />
      <Reading>
        <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <Button variant="quiet">{say('grid.view')}</Button>
          <Popover className="popover" placement="bottom start" aria-label={say('grid.view-label')}>
            <div className="view-form">
              <ViewForm
                isReadOnly={isReadOnly}
                grid={grid}
                view={view}
                onNewTask={() => {
                  // One thing over the page at a time.
                  setOpen(false);
                  onNewTask();
                }}
              />
            </div>
          </Popover>
        </DialogTrigger>
      </Reading>
    </div>
  );
}

interface ViewFormProps extends Omit<GridToolsProps, 'onFound'> {
  readonly isReadOnly: boolean;
}

function ViewForm({ grid, view, isReadOnly, onNewTask }: ViewFormProps) {
  const say = useSay();
  const { filter, sort, change } = view;
  const assessors = useQuery('assessor.list', { class: grid.class.id }).value ?? [];
  const bySorts = ['name', 'need', 'pace'] as const;
  const sortedObjective = view.columns.find((column) => column.id === sort.by);
  return (
    <>
      <Choice
        label={say('grid.task')}
        value={filter.task ?? ''}
        options={[
          { value: '', label: say('grid.no-task') },
          ...grid.tasks.map((task) => ({ value: task.id, label: task.name })),
          ...(isReadOnly ? [] : [{ value: NEW_TASK, label: say('grid.new-task') }]),
        ]}
        onChange={(task) => {
          if (task === NEW_TASK) onNewTask();
          else change({ task: task === '' ? null : task });
        }}
      />
      <Choice
        label={say('grid.unit')}
        value={filter.unit ?? ''}
        isDisabled={filter.task !== null}
        options={[
          { value: '', label: say('grid.all-units') },
          ...grid.units.map((unit, i) => ({ value: unit.id, label: unitName(unit, i) })),
        ]}
        onChange={(unit) => change({ unit: unit === '' ? null : unit })}
      />
      <Choice
        label={say('grid.flag')}
        value={filter.flag ?? ''}
        options={[
          { value: '', label: say('grid.any-flag') },
          ...FILTERS.map((flag) => ({ value: flag, label: say(`flag.${flag}`) })),
        ]}
        onChange={(value) => change({ flag: CELL_FLAGS.find((flag) => flag === value) ?? null })}
      />
      {assessors.length > 1 ? (
        <Choice
          label={say('grid.assessor')}
          value={filter.assessor ?? ANYBODY}
          options={[
            { value: ANYBODY, label: say('grid.assessor-any') },
            ...assessors.map((one) => ({
              value: one.assessor ?? '',
              label: one.assessor ?? say('grid.assessor-unnamed'),
            })),
          ]}
          onChange={(value) => change({ assessor: value === ANYBODY ? null : value })}
        />
      ) : null}
      <Choice
        label={say('grid.sort-by')}
        value={sort.by}
        options={[
          ...bySorts.map((by) => ({ value: by, label: say(`grid.sort-${by}`) })),
          ...(sortedObjective
            ? [{ value: sortedObjective.id, label: sortedObjective.fullCode }]
            : []),
        ]}
        onChange={(by) => view.setSort({ by, direction: by === 'need' ? 'down' : 'up' })}
      />
      <div className="view-checks">
        <CheckBox isChecked={filter.isCritical} onChange={(isCritical) => change({ isCritical })}>
          {say('grid.only-critical')}
        </CheckBox>
        <CheckBox
          isChecked={filter.isDueThisWeek}
          onChange={(isDueThisWeek) => change({ isDueThisWeek })}
        >
          {say('grid.only-this-week')}
        </CheckBox>
        <CheckBox isChecked={filter.isBeyond} onChange={(isBeyond) => change({ isBeyond })}>
          {say('grid.beyond')}
        </CheckBox>
      </div>
    </>
  );
}
