import { type ReactNode, useEffect, useRef } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useClient } from '../../data/client-context.tsx';
import { useHasDraft } from '../../data/drafts.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Changes, Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { AttemptList } from './attempt-list.tsx';
import { CellChips } from './cell-chips.tsx';
import { cellAddress, correctiveDraft, recordDraft } from './cell-drafts.ts';
import { CellFacts } from './cell-facts.tsx';
import { CellHistory } from './cell-history.tsx';
import { CellMarks } from './cell-marks.tsx';
import { CellOverride } from './cell-override.tsx';
import type { ClassColumn } from './class-columns.ts';
import type { GridAnswer, StudentRow } from './class-rows.ts';
import { CorrectiveForm } from './corrective-form.tsx';
import { LevelButtons } from './level-buttons.tsx';
import { OverrideForm } from './override-form.tsx';
import type { RecordInput } from './record-fields.ts';
import { RecordForm } from './record-form.tsx';
import type { CellCommands } from './use-cell-commands.ts';
import { useCellFiles } from './use-cell-files.ts';
import { useStartFields } from './use-start-fields.ts';

/** What of the panel is open beside the attempts. */
export type PanelPart = 'full' | 'history' | 'corrective' | 'override' | null;

export interface CellPanelProps {
  readonly grid: GridAnswer;
  readonly row: StudentRow;
  readonly column: ClassColumn;
  readonly keys: readonly (string | null)[];
  readonly commands: CellCommands;
  readonly part: PanelPart;
  readonly onPart: (part: PanelPart) => void;
  readonly onLevel: (level: number) => void;
  readonly onRecord: (input: RecordInput) => Promise<boolean>;
  readonly onNote: () => void;
  /** Opens everything that can be marked, at the cell. */
  readonly onMenu: () => void;
  readonly onJump: (objective: string) => void;
  readonly onOpenStudent: (student: string) => void;
}

/** Everything about one cell, and the next attempt. */
export function CellPanel(props: CellPanelProps) {
  const { grid, row, column, keys, commands, part, onPart, onLevel } = props;
  const say = useSay();
  const format = useFormat();
  const client = useClient();
  const at = { class: grid.class.id, student: row.id, objective: column.id };
  const query = useQuery('cell.get', at);
  const hasRecord = useHasDraft(recordDraft(at.class, row.id, column.id));
  const hasCorrective = useHasDraft(correctiveDraft(at.class, row.id, column.id));
  const { levels } = grid.scale;
  const own = query.value;
  const files = useCellFiles(
    at.class,
    own,
    <>
      <PersonName>{row.name}</PersonName> · {column.fullCode}
    </>,
  );
  // The grid knows the head at once; what only the host knows follows.
  const due = own?.due ?? column.due;
  const pending = row.pending?.get(column.place);
  const current = pending?.type === 'level' ? pending.level : (row.level[column.place] ?? -1);
  return (
    <div className="panel-contents" {...(files.isOwn ? files.drop.props : {})}>
      <header className="panel-head">
        <h2>
          {column.fullCode} <span className="panel-statement">{column.statement}</span>
        </h2>
        <p className="panel-quiet">
          <button
            type="button"
            className="panel-student"
            onClick={() => props.onOpenStudent(row.id)}
          >
            <PersonName>{row.name}</PersonName>
          </button>{' '}
          ·{' '}
          {due === null ? say('grid.no-due') : say('grid.due', { day: format.day(due, grid.asOf) })}
          {own?.ownDue ? ` (${say('panel.own-due')})` : null}
        </p>
        {own?.objective.learningTarget ? (
          <p className="panel-target">{own.objective.learningTarget}</p>
        ) : null}
        {own ? <CellChips cell={own} /> : null}
      </header>
      {part === 'full' || part === 'override' ? null : (
        <Changes>
          <LevelButtons
            label={say('panel.levels')}
            levels={levels}
            threshold={grid.threshold}
            keys={keys}
            current={current}
            onChoose={onLevel}
          />
        </Changes>
      )}
      <QueryGate query={query}>
        {(cell) => (
          <>
            {part === 'full' ? (
              <FullForm {...props} cell={cell} />
            ) : part === 'corrective' ? (
              <CorrectiveForm
                classId={at.class}
                student={row.id}
                objective={{ id: column.id, code: column.fullCode }}
                today={grid.asOf}
                onClose={() => onPart(null)}
              />
            ) : part === 'override' ? (
              <OverrideForm
                classId={at.class}
                student={row.id}
                objective={{ id: column.id, code: column.fullCode }}
                levels={levels}
                threshold={grid.threshold}
                onClose={() => onPart(null)}
              />
            ) : (
              <div className="panel-actions">
                <Button onPress={() => onPart('full')}>
                  {say(hasRecord ? 'panel.full-begun' : 'panel.full')}
                </Button>
                <Button onPress={() => onPart('corrective')}>
                  {say(hasCorrective ? 'panel.add-corrective-begun' : 'panel.add-corrective')}
                </Button>
                <Reading>
                  <Button onPress={props.onNote}>{say('panel.add-note')}</Button>
                </Reading>
                <Button onPress={props.onMenu}>{say('panel.mark')}</Button>
                <Button onPress={() => onPart('override')}>{say('override.set')}</Button>
              </div>
            )}
            <CellOverride cell={cell} levels={levels} today={grid.asOf} />
            <AttemptList cell={cell} levels={levels} today={grid.asOf} files={files} />
            <CellMarks
              cell={cell}
              today={grid.asOf}
              onClear={(kind) =>
                void commands.clearMark([{ student: row.id, place: column.place }], kind)
              }
            />
            <CellFacts
              cell={cell}
              levels={levels}
              onJump={props.onJump}
              onOpenLink={(link) => void client.bridge.platform.openLink(link)}
            />
            <Unfolding
              isOpen={part === 'history'}
              title={say('panel.history')}
              onToggle={(isOpen) => onPart(isOpen ? 'history' : null)}
            >
              <CellHistory classId={at.class} student={row.id} objective={column.id} />
            </Unfolding>
          </>
        )}
      </QueryGate>
    </div>
  );
}

function FullForm({
  grid,
  row,
  column,
  cell,
  onRecord,
  onPart,
}: CellPanelProps & { readonly cell: Output<'cell.get'> }) {
  const start = useStartFields(grid, cell.versionsLeft);
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Opened by key or double click: the hand is on the keyboard, so that is where typing goes.
    holder.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, []);
  if (!start) return null;
  return (
    <div ref={holder}>
      <RecordForm
        code={column.fullCode}
        draft={{
          key: recordDraft(grid.class.id, row.id, column.id),
          at: cellAddress(grid.class.id, row.id, column.id),
        }}
        levels={grid.scale.levels}
        threshold={grid.threshold}
        start={start}
        tasks={grid.tasks.filter((task) => task.objectives.includes(column.id))}
        versionsLeft={cell.versionsLeft}
        onRecord={onRecord}
        onClose={() => onPart(null)}
      />
    </div>
  );
}

interface UnfoldingProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

function Unfolding({ isOpen, title, onToggle, children }: UnfoldingProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <section className="unfolding">
      <button ref={button} type="button" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
        {title}
      </button>
      {isOpen ? children : null}
    </section>
  );
}
