import { useRef } from 'react';
import { Menu as AriaMenu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { isMac } from '../../ui/is-mac.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import type { OwnLook } from '../../ui/own-level.ts';
import { useSay } from '../../ui/say.tsx';
import { shownShortcut } from '../../ui/shortcut.ts';
import '../../ui/menu.css';

export interface CellMenuItem {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | null;
  /** Draws the mark of this level. */
  readonly level?: number;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

export interface CellMenuProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly levels: readonly OwnLook[];
  readonly items: readonly CellMenuItem[];
  readonly onClose: () => void;
}

/** What can be done with the chosen cells, at the place of the pointer. */
export function CellMenu({ at, levels, items, onClose }: CellMenuProps) {
  const say = useSay();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: at.x, top: at.y }} />
      <Popover
        className="popover"
        aria-label={say('grid.menu')}
        triggerRef={anchor}
        placement="bottom start"
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        <AriaMenu
          className="menu cell-menu"
          aria-label={say('grid.menu')}
          autoFocus="first"
          onClose={onClose}
          onAction={(key) => items.find((item) => item.id === key)?.run()}
          disabledKeys={items.filter((item) => item.isDisabled).map((item) => item.id)}
        >
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} textValue={item.label} className="menu-item">
              <span className="menu-mark">
                {item.level === undefined ? null : (
                  <LevelMark index={item.level} count={levels.length} look={levels[item.level]} />
                )}
              </span>
              <span className="menu-label">{item.label}</span>
              {item.shortcut ? <kbd>{shownShortcut(item.shortcut, isMac, say)}</kbd> : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </>
  );
}
