import type { IsoDate } from '#shared/domain/time.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { CellMenu } from './cell-menu.tsx';
import type { PanelPart } from './cell-panel.tsx';
import type { GridAnswer } from './class-rows.ts';
import { menuItemsOf } from './menu-items.ts';
import { namedText } from './named-text.tsx';
import { recordingDay, useRecording } from './recording.ts';
import { TaskDialog } from './task-dialog.tsx';
import { TextDialog } from './text-dialog.tsx';
import type { CellCommands } from './use-cell-commands.ts';
import type { ClassView } from './use-class-view.ts';
import type { GridActions, GridDialog } from './use-grid-actions.ts';

export interface GridDialogsProps {
  readonly dialog: GridDialog | null;
  readonly grid: GridAnswer;
  readonly view: ClassView;
  readonly keys: readonly (string | null)[];
  readonly today: IsoDate;
  readonly actions: GridActions;
  readonly commands: CellCommands;
  readonly onPart: (part: PanelPart) => void;
  readonly onClose: () => void;
}

/** What opens over the grid: menu, note, void, new task. */
export function GridDialogs(props: GridDialogsProps) {
  const { dialog, grid, view, keys, today, actions, commands, onPart, onClose } = props;
  const isReadOnly = useReadOnly();
  const say = useSay();
  const showStep = useStepToast();
  const recording = useRecording();
  const voiding = useCommand('evidence.void');
  const noting = useCommand('note.add');
  switch (dialog?.type) {
    case undefined:
      return null;
    case 'menu':
      return (
        <CellMenu
          at={dialog}
          levels={grid.scale.levels}
          items={menuItemsOf({ grid, keys, actions, commands, today, say, onPart, isReadOnly })}
          onClose={onClose}
        />
      );
    case 'void':
      return (
        <TextDialog
          title={say('void.title')}
          text={
            <>
              {namedText(say, 'void.about', { student: dialog.student, what: dialog.what })}.{' '}
              {say('void.text')}
            </>
          }
          label={say('void.reason')}
          start={say('void.default')}
          action={say('void.do')}
          onDone={async (reason) => {
            const done = await voiding.run({ evidence: dialog.evidence, reason });
            if (done) showStep(say('grid.said-voided'));
          }}
          onClose={onClose}
        />
      );
    case 'note': {
      const { student, place } = dialog.at;
      const objective = grid.objectives.id[place] ?? null;
      return (
        <TextDialog
          title={say('note.title')}
          label={say('note.text', { code: grid.objectives.code[place] ?? '' })}
          hint={say('note.hint')}
          action={say('ui.save')}
          onDone={(text) =>
            void noting.run({
              student,
              objective,
              class: grid.class.id,
              on: recordingDay(recording, grid.class.id, today),
              text,
            })
          }
          onClose={onClose}
        />
      );
    }
    case 'task': {
      const chosen = actions.targets().map(({ place }) => grid.objectives.id[place] ?? '');
      return (
        <TaskDialog
          grid={grid}
          chosen={[...new Set(chosen)]}
          edit={grid.tasks.find((one) => one.id === dialog.edit)}
          onMade={(task) => view.change({ task })}
          onClose={onClose}
        />
      );
    }
  }
}
