import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import './menu.css';
import { useReadOnly } from './read-only.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isChecked?: boolean | undefined;
  readonly run: () => void;
}

export interface MenuButtonProps {
  readonly children: ReactNode;
  readonly entries: readonly MenuEntry[];
  /** Name for screen readers when the content is a sign only. */
  readonly label?: string;
  readonly variant?: 'plain' | 'quiet';
}

/** A button that opens a list of things to do. */
export function MenuButton({ children, entries, label, variant = 'quiet' }: MenuButtonProps) {
  if (useReadOnly()) return null;
  return (
    <MenuTrigger>
      <AriaButton
        className="button"
        data-variant={variant}
        {...(label === undefined ? {} : { 'aria-label': label })}
      >
        {children}
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <AriaMenu
          className="menu"
          onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
          disabledKeys={entries.filter((entry) => entry.isDisabled).map((entry) => entry.id)}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className="menu-item">
              <span className="menu-check" data-checked={entry.isChecked === true} />
              <span className="menu-label">{entry.label}</span>
              {entry.shortcut === undefined ? null : <kbd>{entry.shortcut}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
