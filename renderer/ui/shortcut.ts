import type { Say } from '#shared/text/text.ts';

/** Keys as they are written in action lists: `Mod+Shift+Z`, `Alt+1`, `g`. Mod is Ctrl or Command. */
export type Shortcut = string;

/** What of a key press matters here. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** True when the press is this shortcut. */
export function isShortcut(press: KeyPress, shortcut: Shortcut): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (part: string) => parts.slice(0, -1).includes(part);
  return (
    (press.ctrlKey || press.metaKey) === wants('Mod') &&
    press.altKey === wants('Alt') &&
    (press.shiftKey === wants('Shift') || isSign(key)) &&
    isKey(press, key)
  );
}

/** A sign stands on another key, with or without Shift, on every layout. */
const isSign = (key: string): boolean => /^[^\p{L}\p{N}]$/u.test(key);

function isKey(press: KeyPress, key: string): boolean {
  // With Alt some systems write another sign than the one on the key.
  if (/^\d$/.test(key)) return press.code === `Digit${key}` || press.code === `Numpad${key}`;
  return press.key.toLowerCase() === key.toLowerCase();
}

/** True for a single sign without Ctrl or Alt, which a person may have switched off. */
export const isSingleKey = (shortcut: Shortcut): boolean => [...shortcut].length === 1;

/** The shortcut as people read it, its keys called as they are printed on keyboards of the language. */
export function shownShortcut(shortcut: Shortcut, isMac: boolean, say: Say): string {
  const named = shortcut.replace('Space', say('key.space')).replace('Del', say('key.delete'));
  if (!isMac) return named.replace('Mod', 'Ctrl').replace('Shift', say('key.shift'));
  return named
    .replace('Mod', '⌘')
    .replace('Shift', '⇧')
    .replace('Alt', '⌥')
    .replace(/\+(?=.)/g, '');
}
