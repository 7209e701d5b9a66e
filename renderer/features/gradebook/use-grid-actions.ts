import { type ReactNode, type RefObject, useRef } from 'react';
import { useClient } from '../../data/client-context.tsx';
import { useStepToast } from '../../data/use-step-toast.ts';
import { HEAD } from '../../grid/grid-cursor.ts';
import type { Intent, MarkIntent } from '../../grid/grid-keys.ts';
import {
  cellsOf,
  moveSelection,
  rangeOf,
  rangeSize,
  selectCell,
} from '../../grid/grid-selection.ts';
import type { GridHandle } from '../../grid/grid-view.ts';
import type { RowStore } from '../../grid/row-store.ts';
import type { SelectionStore } from '../../grid/selection-store.ts';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { useOnlyRead } from '../../ui/use-only-read.ts';
import type { PanelPart } from './cell-panel.tsx';
import { type GridAnswer, OUTSIDE, type StudentRow } from './class-rows.ts';
import { namedText } from './named-text.tsx';
import type { CellAt } from './pending-cells.ts';
import type { CellCommands } from './use-cell-commands.ts';
import type { ClassView } from './use-class-view.ts';
import { useCopyPaste } from './use-copy-paste.ts';

/** What asks for a place of its own on the screen. */
export type GridDialog =
  | {
      readonly type: 'void';
      readonly evidence: string;
      readonly student: string;
      /** Objective, level and date of the attempt. */
      readonly what: string;
    }
  | { readonly type: 'note'; readonly at: CellAt }
  | { readonly type: 'task'; readonly edit?: string }
  | { readonly type: 'menu'; readonly x: number; readonly y: number };

export interface GridActionOptions {
  readonly grid: GridAnswer;
  readonly rows: ReadonlyMap<string, StudentRow>;
  readonly store: RowStore<StudentRow>;
  readonly view: ClassView;
  readonly selection: SelectionStore;
  readonly handle: RefObject<GridHandle | null>;
  readonly commands: CellCommands;
  readonly announce: (text: string) => void;
  readonly onPart: (part: PanelPart) => void;
  readonly onDialog: (dialog: GridDialog) => void;
  readonly onBeside: (student: string) => void;
  readonly onOpenStudent: (student: string) => void;
  /** Escape with nothing chosen to let go of. */
  readonly onEscape: () => boolean;
}

export interface GridActions {
  onIntent(intent: Intent): boolean;
  /** Records a level in what is chosen. */
  level(level: number, move: boolean): void;
  mark(mark: MarkIntent, move: boolean): void;
  void(): void;
  copy(): string | null;
  paste(text: string): void;
  /** The chosen cells, heads left out. */
  targets(): CellAt[];
  isAdding(): boolean;
}

/** What keys do to a class; the others only look, or write notes of one's own. */
const CHANGING: ReadonlySet<Intent['type']> = new Set([
  'level',
  'mark',
  'add-next',
  'beside-me',
  'open',
  'void',
]);

/** What keys, menu and panel do with the chosen cells. */
export function useGridActions(options: GridActionOptions): GridActions {
  const say = useSay();
  const client = useClient();
  const toasts = useToasts();
  const showStep = useStepToast();
  const onlyRead = useOnlyRead();
  const isMore = useRef(false);
  const { grid, rows, view, selection, handle, commands, announce } = options;
  const { levels } = grid.scale;

  const isOutside = (student: string, place: number) =>
    rows.get(student)?.status[place] === OUTSIDE;
  const targets = (): CellAt[] => {
    const now = selection.get();
    if (!now || now.cursor.row === HEAD || now.cursor.column === HEAD) return [];
    return cellsOf(rangeOf(now)).flatMap(({ row, column }) => {
      const student = view.order[row];
      const place = view.columns[column]?.place;
      return student === undefined || place === undefined || isOutside(student, place)
        ? []
        : [{ student, place }];
    });
  };
  const focusAt = (): CellAt | null => {
    const cursor = selection.get()?.cursor;
    const student = cursor && view.order[cursor.row];
    const place = cursor && view.columns[cursor.column]?.place;
    return student === undefined || place === undefined ? null : { student, place };
  };
  /** Says why nothing can be recorded in a cell of somebody who lacks the objective. */
  const sayOutside = () => {
    const at = focusAt();
    if (!at || !isOutside(at.student, at.place)) return;
    announce(say('grid.said-outside', naming(at)));
    toasts.show({ message: namedText(say, 'grid.said-outside', naming(at)), topic: 'outside' });
  };
  const naming = ({ student, place }: CellAt) => ({
    student: rows.get(student)?.called ?? '',
    code: grid.objectives.code[place] ?? '',
  });

  const goDown = () => {
    const now = selection.get();
    const shape = handle.current?.shape();
    if (now && shape) handle.current?.select(moveSelection(now, 'next', shape));
  };

  const sayOnlyRead = () => {
    if (onlyRead) announce(onlyRead());
  };

  const level = (index: number, move: boolean) => {
    const cells = targets();
    const [first] = cells;
    const name = levels[index]?.name ?? '';
    if (!first) {
      sayOutside();
      return;
    }
    const kept = commands.level(cells, index, { isMore: isMore.current });
    isMore.current = false;
    if (cells.length === 1) {
      if (move) goDown();
      announce(say('grid.said-level', { ...naming(first), level: name }));
      return;
    }
    announce(say('grid.said-levels', { count: cells.length, level: name }));
    void kept.then((isKept) => {
      if (!isKept) return;
      showStep(say('grid.filled', { count: cells.length, level: name }));
    });
  };

  const mark = (kind: MarkIntent, move: boolean) => {
    const cells = targets();
    const [first] = cells;
    if (!first) {
      sayOutside();
      return;
    }
    const isOn = commands.hasMark(cells, kind);
    const kept = isOn ? commands.clearMark(cells, kind) : commands.setMark(cells, kind);
    const sayStep = (message: ReactNode) =>
      void kept.then((isKept) => {
        if (isKept) showStep(message);
      });
    // A contact is with the student, whatever the cell; every other key goes down as levels do.
    if (move && kind !== 'contact' && cells.length === 1) goDown();
    const students = new Set(cells.map((at) => at.student)).size;
    if (kind === 'contact') {
      const isOne = students === 1;
      const all = say('grid.said-contacts', { count: students });
      announce(isOne ? say('grid.said-contact', naming(first)) : all);
      sayStep(isOne ? namedText(say, 'grid.said-contact', naming(first)) : all);
    } else if (cells.length === 1) {
      const key = isOn ? 'grid.said-mark-off' : 'grid.said-mark';
      announce(say(key, { ...naming(first), mark: say(`mark.${kind}`).toLowerCase() }));
      if (kind === 'asked') {
        sayStep(namedText(say, 'grid.said-mark', { ...naming(first), mark: say(`mark.${kind}`) }));
      }
    } else announce(say('grid.said-marks', { count: cells.length, mark: say(`mark.${kind}`) }));
  };

  const voidNewest = async () => {
    const at = focusAt();
    if (!at) return;
    const objective = grid.objectives.id[at.place] ?? '';
    const cell = await client.ask('cell.get', {
      class: grid.class.id,
      student: at.student,
      objective,
    });
    if (!cell.ok) {
      toasts.showTrouble(cell.error);
      return;
    }
    const newest = cell.value.attempts.find((attempt) => attempt.voided === null);
    if (!newest) {
      toasts.show({ message: say('grid.nothing-to-void') });
      return;
    }
    const name = levels.find((one) => one.key === newest.level)?.name ?? String(newest.score ?? '');
    const { student, code } = naming(at);
    options.onDialog({
      type: 'void',
      evidence: newest.id,
      student,
      what: say('void.what', { code, level: name, day: newest.on }),
    });
  };

  const { copy, paste } = useCopyPaste(options);

  const letGo = (): boolean => {
    const now = selection.get();
    if (isMore.current) isMore.current = false;
    else if (now && rangeSize(rangeOf(now)) > 1) selection.set(selectCell(now.cursor));
    else return options.onEscape();
    return true;
  };

  const menuAtCursor = () => {
    const cursor = selection.get()?.cursor;
    const box = cursor && handle.current?.boxOf(cursor.row, cursor.column);
    if (box) options.onDialog({ type: 'menu', x: box.left + 8, y: box.bottom });
  };

  const onIntent = (intent: Intent): boolean => {
    const at = focusAt();
    if (onlyRead && CHANGING.has(intent.type)) {
      sayOnlyRead();
      return true;
    }
    switch (intent.type) {
      case 'level':
        level(intent.level, true);
        return true;
      case 'mark':
        mark(intent.mark, true);
        return true;
      case 'add-next':
        isMore.current = true;
        announce(say('grid.said-more'));
        return true;
      case 'note':
        if (at) options.onDialog({ type: 'note', at });
        return true;
      case 'history':
        options.onPart('history');
        return true;
      case 'student':
        if (at) options.onOpenStudent(at.student);
        return true;
      case 'beside-me':
        if (at) options.onBeside(at.student);
        return true;
      case 'open':
        options.onPart('full');
        return true;
      case 'void':
        void voidNewest();
        return true;
      case 'menu':
        menuAtCursor();
        return true;
      case 'escape':
        return letGo();
      default:
        return false;
    }
  };

  return {
    onIntent,
    level,
    mark,
    void: () => void voidNewest(),
    copy,
    paste: onlyRead ? sayOnlyRead : paste,
    targets,
    isAdding: () => isMore.current,
  };
}
