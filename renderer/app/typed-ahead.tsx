import { useLayoutEffect } from 'react';

let typed = '';

/** What was typed while the dialog was on its way; asked once. */
export function takeTypedAhead(): string {
  const text = typed;
  typed = '';
  return text;
}

/**
 * Stands where a dialog will be as long as its code is on its way. Keys already belong to the
 * dialog: none of them may reach the page, where a digit is a level. Letters are kept for it.
 */
export function TypedAhead() {
  // Comes and goes with the commit that shows the dialog: no key falls between them.
  useLayoutEffect(() => {
    typed = '';
    const hold = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isText) typed += event.key;
      else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    };
    window.addEventListener('keydown', hold, true);
    return () => window.removeEventListener('keydown', hold, true);
  }, []);
  return null;
}
