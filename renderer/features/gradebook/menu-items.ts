import { addDays, type IsoDate } from '#shared/domain/time.ts';
import type { Say } from '#shared/text/text.ts';
import type { CellMenuItem } from './cell-menu.tsx';
import type { PanelPart } from './cell-panel.tsx';
import type { GridAnswer } from './class-rows.ts';
import type { CellCommands } from './use-cell-commands.ts';
import type { GridActions } from './use-grid-actions.ts';

export interface MenuOptions {
  readonly grid: GridAnswer;
  readonly keys: readonly (string | null)[];
  readonly actions: GridActions;
  readonly commands: CellCommands;
  readonly today: IsoDate;
  readonly say: Say;
  readonly onPart: (part: PanelPart) => void;
  /** The class is another teacher's: only what looks is offered, and notes of one's own. */
  readonly isReadOnly: boolean;
}

/** What the menu of the chosen cells offers: levels, marks, and the ways to say more. */
export function menuItemsOf(options: MenuOptions): CellMenuItem[] {
  const items = allItems(options);
  return options.isReadOnly ? items.filter(({ id }) => id === 'note' || id === 'student') : items;
}

function allItems(options: MenuOptions): CellMenuItem[] {
  const { grid, keys, actions, commands, today, say, onPart } = options;
  const cells = actions.targets();
  const isSingle = cells.length === 1;
  const set = (kind: 'check-ready' | 'promised' | 'recheck', until?: IsoDate) => () =>
    void commands.setMark(cells, kind, until);
  return [
    ...grid.scale.levels.map((level, index) => ({
      id: level.key,
      label: level.name,
      shortcut: keys[index] ?? null,
      level: index,
      run: () => actions.level(index, false),
    })),
    ...(['excused', 'missing', 'pre-learned', 'asked', 'contact'] as const).map((kind) => ({
      id: `mark-${kind}`,
      label: markLabel(kind, commands.hasMark(cells, kind), say),
      shortcut: MARK_KEYS[kind],
      run: () => actions.mark(kind, false),
    })),
    { id: 'check-ready', label: say('mark.check-ready'), run: set('check-ready') },
    { id: 'promised', label: say('mark.promised'), run: set('promised') },
    { id: 'recheck', label: say('grid.menu-recheck'), run: set('recheck', addDays(today, 7)) },
    {
      id: 'note',
      label: say('grid.menu-note'),
      shortcut: 'n',
      isDisabled: !isSingle,
      run: () => actions.onIntent({ type: 'note' }),
    },
    {
      id: 'open',
      label: say('grid.menu-open'),
      shortcut: 'F2',
      isDisabled: !isSingle,
      run: () => onPart('full'),
    },
    {
      id: 'void',
      label: say('grid.menu-void'),
      shortcut: 'Del',
      isDisabled: !isSingle,
      run: () => actions.void(),
    },
    {
      id: 'student',
      label: say('grid.menu-student'),
      shortcut: 's',
      run: () => actions.onIntent({ type: 'student' }),
    },
  ];
}

const MARK_KEYS = {
  excused: '.',
  missing: 'm',
  'pre-learned': 'p',
  asked: 'h',
  contact: 'c',
} as const;

/** Marks that show in the cell say that the next press takes them back. */
function markLabel(kind: keyof typeof MARK_KEYS, isOn: boolean, say: Say): string {
  const isShown = kind === 'excused' || kind === 'missing' || kind === 'pre-learned';
  return isOn && isShown ? say(`grid.menu-${kind}-off`) : say(`mark.${kind}`);
}
