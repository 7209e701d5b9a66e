import { useStepToast } from '../../data/use-step-toast.ts';
import { rangeOf } from '../../grid/grid-selection.ts';
import type { RowStore } from '../../grid/row-store.ts';
import type { SelectionStore } from '../../grid/selection-store.ts';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { copyRange, readPaste } from './class-paste.ts';
import type { GridAnswer, StudentRow } from './class-rows.ts';
import type { CellCommands } from './use-cell-commands.ts';
import type { ClassView } from './use-class-view.ts';

export interface CopyPasteOptions {
  readonly grid: GridAnswer;
  readonly store: RowStore<StudentRow>;
  readonly view: ClassView;
  readonly selection: SelectionStore;
  readonly commands: CellCommands;
}

/** The chosen cells to and from a spreadsheet; what cannot be taken is said in one sentence. */
export function useCopyPaste({ grid, store, view, selection, commands }: CopyPasteOptions) {
  const say = useSay();
  const toasts = useToasts();
  const showStep = useStepToast();
  const { levels } = grid.scale;

  const copy = () => {
    const now = selection.get();
    if (!now) return null;
    const lines = view.order.map(store.get);
    return copyRange(rangeOf(now), lines, view.columns, grid.scale);
  };

  const refuse = (message: string) => toasts.show({ message, tone: 'trouble', topic: 'paste' });

  const paste = (text: string) => {
    const now = selection.get();
    if (!now) return;
    const read = readPaste(text, rangeOf(now), view.order, view.columns, grid.scale);
    if (read.type === 'good') {
      const count = read.levels.length + read.marks.length;
      void commands.paste(read.levels, read.marks).then((isKept) => {
        if (!isKept) return;
        showStep(say('grid.pasted', { count }), 'paste');
      });
    } else if (read.type === 'too-large') {
      const { rows: height, columns } = read;
      refuse(say('grid.paste-size', { rows: height, columns }));
    } else if (read.type === 'unknown') {
      const names = levels.map((one) => one.name).join(', ');
      const { count } = read;
      const shown = read.text.length > 40 ? `${read.text.slice(0, 40)}…` : read.text;
      refuse(say('grid.paste-unknown', { count, text: shown, levels: names }));
    } else toasts.show({ message: say('grid.paste-nothing'), topic: 'paste' });
  };

  return { copy, paste };
}
