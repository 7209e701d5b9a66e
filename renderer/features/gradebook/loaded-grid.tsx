import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { IsoDate } from '#shared/domain/time.ts';
import { ClassAside } from '../../app/class-aside.tsx';
import { Grid } from '../../grid/grid.tsx';
import { HEAD } from '../../grid/grid-cursor.ts';
import { levelKeys } from '../../grid/grid-keys.ts';
import { type Selection, selectCell } from '../../grid/grid-selection.ts';
import type { GridHandle } from '../../grid/grid-view.ts';
import { createSelectionStore } from '../../grid/selection-store.ts';
import { useGridClipboard } from '../../grid/use-grid-clipboard.ts';
import { useChosenForPictures } from '../../pictures/picture-cell.ts';
import { ownTones } from '../../ui/own-level.ts';
import { useSay } from '../../ui/say.tsx';
import { BesideMe } from './beside-me.tsx';
import { gridWithBeyond } from './beyond.ts';
import type { PanelPart } from './cell-panel.tsx';
import type { ClassGridProps } from './class-grid.tsx';
import type { GridAnswer, StudentRow } from './class-rows.ts';
import { FootNote } from './gone-list.tsx';
import { GridCorner } from './grid-corner.tsx';
import { GridDialogs } from './grid-dialogs.tsx';
import { GridTools } from './grid-tools.tsx';
import { HeadTip } from './head-tip.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { recordingStore } from './recording.ts';
import { rowHead, rowLabel } from './row-head.tsx';
import { useCelebration } from './use-celebration.ts';
import { useCellCommands } from './use-cell-commands.ts';
import type { ClassRows } from './use-class-rows.ts';
import { useClassView } from './use-class-view.ts';
import { type GridDialog, useGridActions } from './use-grid-actions.ts';
import { useKeptCursor } from './use-kept-cursor.ts';
import { useNameSpace } from './use-name-space.ts';
import { useSteady } from './use-steady.ts';
import { useTaskActions } from './use-task-actions.ts';
import { useTaskOccasion } from './use-task-occasion.ts';
import { ViewLine } from './view-line.tsx';

export interface LoadedGridProps extends ClassGridProps {
  readonly plan: GridAnswer;
  readonly data: ClassRows;
  readonly showsBeyond: boolean;
  readonly onShowBeyond: (shows: boolean) => void;
  readonly teacher: string | null;
  readonly today: IsoDate;
}

/** Let go of with Escape it comes back with the next click on a cell; closed it stays closed. */
type PanelState = 'open' | 'let-go' | 'closed';

/** A part of the panel belongs to the cell it was opened for. */
const CLOSED = { part: null, of: null } as const;

/** The grid of a class that has students and objectives. */
export const LoadedGrid = memo(function LoadedGrid(props: LoadedGridProps) {
  const { classId, plan, data, teacher, today, namesHidden = false, onOpenStudent } = props;
  const { showsBeyond, onShowBeyond } = props;
  const grid = useMemo(
    () => (data.beyond ? gridWithBeyond(plan, data.beyond) : plan),
    [plan, data.beyond],
  );
  const say = useSay();
  const view = useClassView(grid, data.rows, { isShown: showsBeyond, show: onShowBeyond });
  const keys = useMemo(
    () => levelKeys(grid.scale.levels.map((level) => level.value)),
    [grid.scale.levels],
  );
  const [selection] = useState(() => createSelectionStore());
  const handle = useRef<GridHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const live = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<PanelState>('open');
  const isPanelOpen = panel === 'open';
  const [opened, setOpened] = useState<{ part: PanelPart; of: Selection | null }>(CLOSED);
  const [dialog, setDialog] = useState<GridDialog | null>(null);
  const [beside, setBeside] = useState<string | null>(null);
  useKeptCursor({ selection, handle, view, start: props.start });

  const announce = useCallback((text: string) => {
    // The same words twice are news too: readers only speak what changed.
    if (live.current)
      live.current.textContent = live.current.textContent === text ? `${text} ` : text;
  }, []);

  const occasion = useTaskOccasion(grid, view.filter.task);
  const onKept = useCelebration({
    isQuiet: namesHidden || beside !== null,
    grid,
    view,
    handle,
    announce,
  });
  const commands = useCellCommands({ classId, grid, today, teacher, data, occasion, onKept });

  const newTask = useCallback(() => setDialog({ type: 'task' }), []);
  useTaskActions({ grid, onTask: (task) => view.change({ task }), onNew: newTask });

  const openPart = (part: PanelPart) => {
    setPanel('open');
    setOpened({ part, of: selection.get() });
  };
  const changePart = (part: PanelPart) => {
    setOpened({ part, of: selection.get() });
    if (part === null) handle.current?.focus();
  };
  const actions = useGridActions({
    grid,
    rows: data.rows,
    store: data.store,
    view,
    selection,
    handle,
    commands,
    announce,
    onPart: openPart,
    onDialog: setDialog,
    onBeside: setBeside,
    onOpenStudent,
    onEscape: () => {
      if (!isPanelOpen) return false;
      const isPartOpen = opened.part !== null && opened.of === selection.get();
      if (isPartOpen) setOpened(CLOSED);
      else setPanel('let-go');
      return true;
    },
  });
  useGridClipboard(handle, actions);

  useChosenForPictures(() => {
    const cursor = selection.get()?.cursor;
    const student = cursor && view.order[cursor.row];
    const objective = cursor && view.columns[cursor.column]?.id;
    return student && objective ? { class: classId, student, objective } : null;
  });

  const act = useSteady({
    onIntent: actions.onIntent,
    onHead: (column: number) =>
      view.sortBy(column === HEAD ? 'name' : (view.columns[column]?.id ?? 'name')),
    onRowHead: (row: number) => onOpenStudent(view.order[row] ?? ''),
    onOpen: () => actions.onIntent({ type: 'open' }),
    onTap: (byFinger: boolean) => setPanel((now) => (byFinger || now === 'let-go' ? 'open' : now)),
    onMenu: (at: { x: number; y: number }) => setDialog({ type: 'menu', ...at }),
  });
  const head = useCallback((row: StudentRow) => rowHead(row, namesHidden), [namesHidden]);
  const label = useCallback((row: StudentRow) => rowLabel(row, say), [say]);
  const sayMore = useCallback(
    (count: number, where: 'right' | 'below') => say(`grid.more-${where}`, { count }),
    [say],
  );
  const corner = useMemo(
    () => <GridCorner sort={view.sort} onSort={view.sortBy} />,
    [view.sort, view.sortBy],
  );

  const nameSpace = useNameSpace(grid.students.name, view.columns.length);
  const shown = view.order.length;
  const footLabel = useMemo(
    () => (
      <>
        <span className="visually-hidden">{say('grid.foot-label')}</span>
        <FootNote grid={grid} shown={shown} onOpenStudent={onOpenStudent} />
      </>
    ),
    [say, grid, shown, onOpenStudent],
  );

  const leaveBeside = () => {
    setBeside(null);
    // The grid is drawn again by then, and the cursor stands where it stood.
    requestAnimationFrame(() => handle.current?.focus());
  };
  const goTo = (objective: string) => {
    const now = selection.get();
    const column = view.columns.findIndex((one) => one.id === objective);
    if (!now || column === -1) return;
    handle.current?.select(selectCell({ row: now.cursor.row, column }));
  };
  if (beside !== null && data.rows.has(beside)) {
    return (
      <BesideMe
        grid={plan}
        student={beside}
        store={data.store}
        keys={keys}
        start={view.columns[selection.get()?.cursor.column ?? 0]?.place ?? 0}
        isNameHidden={namesHidden}
        onLevel={(place, level) => void commands.level([{ student: beside, place }], level)}
        onLeave={leaveBeside}
      />
    );
  }
  return (
    <div className="class-grid" data-panel={isPanelOpen} style={ownTones(grid.scale.levels)}>
      <div className="class-grid-main">
        <ClassAside>
          <ViewLine
            onEditTask={(task) => setDialog({ type: 'task', edit: task })}
            grid={grid}
            view={view}
            version={occasion?.version ?? null}
            onVersion={(version) => recordingStore.set({ version })}
          />
        </ClassAside>
        <div className="class-grid-frame" ref={frame} style={nameSpace}>
          <Grid
            label={say('grid.label', { class: grid.class.name })}
            columns={view.columns}
            groups={view.groups}
            rows={view.order}
            store={data.store}
            describe={view.describe}
            rowHead={head}
            rowLabel={label}
            corner={corner}
            sort={view.sort}
            foot={view.foot}
            footLabel={footLabel}
            lineBefore={view.lineBefore}
            selection={selection}
            keys={keys}
            onIntent={act.onIntent}
            onHead={act.onHead}
            onRowHead={act.onRowHead}
            onOpen={act.onOpen}
            onTap={act.onTap}
            onMenu={act.onMenu}
            sayMore={sayMore}
            className={frameClass(view.hasLongCodes, view.filter.flag)}
            handle={handle}
          />
          <GridTools
            grid={grid}
            view={view}
            onNewTask={newTask}
            onFound={() => handle.current?.focus()}
          />
          {isPanelOpen ? null : (
            <button
              type="button"
              className="panel-show"
              aria-label={say('panel.show')}
              title={say('panel.show')}
              onClick={() => setPanel('open')}
            />
          )}
          {view.columns.length === 0 || view.order.length === 0 ? (
            <p className="grid-nothing" role="status">
              {say(view.columns.length === 0 ? 'grid.empty-filter' : 'grid.none-match')}
            </p>
          ) : null}
          <HeadTip
            frame={frame}
            handle={handle}
            selection={selection}
            columns={view.columns}
            today={today}
          />
        </div>
      </div>
      {isPanelOpen ? (
        <PanelFrame
          selection={selection}
          store={data.store}
          view={view}
          grid={grid}
          keys={keys}
          commands={commands}
          opened={opened}
          onPart={changePart}
          onLevel={(level) => actions.level(level, false)}
          onRecord={async (input) => {
            const [at] = actions.targets();
            return at ? await commands.record(at, input) : false;
          }}
          onNote={() => actions.onIntent({ type: 'note' })}
          onMenu={() => actions.onIntent({ type: 'menu' })}
          onJump={goTo}
          onOpenStudent={onOpenStudent}
          onClose={() => {
            setPanel('closed');
            handle.current?.focus();
          }}
        />
      ) : null}
      <GridDialogs
        dialog={dialog}
        grid={grid}
        view={view}
        keys={keys}
        today={today}
        actions={actions}
        commands={commands}
        onPart={openPart}
        onClose={() => {
          setDialog(null);
          handle.current?.focus();
        }}
      />
      <div ref={live} className="visually-hidden" role="status" />
    </div>
  );
});

function frameClass(hasLongCodes: boolean, flag: string | null): string {
  return `${hasLongCodes ? 'has-long-codes' : ''}${flag === null ? '' : ` only only-${flag}`}`;
}
