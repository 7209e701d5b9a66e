import { type RefObject, useEffect, useRef } from 'react';
import type { GridHandle } from './grid-view.ts';

export interface GridClipboard {
  /** Text for the clipboard; null leaves it as it is. */
  readonly copy: () => string | null;
  readonly paste: (text: string) => void;
}

/**
 * Copy and paste while the grid has the focus. Through the browser's events, because the clipboard
 * itself would need a permission and all permissions are denied. Browsers send those events to
 * where text is, so the focus goes to a text field nobody sees, for the length of the key.
 */
export function useGridClipboard(handle: RefObject<GridHandle | null>, on: GridClipboard): void {
  const newest = useRef(on);
  newest.current = on;
  useEffect(() => {
    const field = document.createElement('textarea');
    field.className = 'visually-hidden';
    field.tabIndex = -1;
    field.setAttribute('aria-hidden', 'true');
    document.body.append(field);
    const back = () => {
      field.value = '';
      if (document.activeElement === field) handle.current?.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isOurs || !['c', 'x', 'v'].includes(event.key.toLowerCase())) return;
      if (handle.current?.hasFocus() !== true) return;
      // Something has to be chosen, or there would be no copy.
      field.value = ' ';
      field.focus({ preventScroll: true });
      field.select();
      setTimeout(back, 0);
    };
    const onCopy = (event: ClipboardEvent) => {
      const text = newest.current.copy();
      if (text !== null) event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      back();
    };
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      back();
      // A picture is no table: whoever takes pictures hears of it next.
      if (text === '' && (event.clipboardData?.files.length ?? 0) > 0) return;
      event.preventDefault();
      newest.current.paste(text);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    field.addEventListener('copy', onCopy);
    // Cutting would take evidence away unasked: it copies.
    field.addEventListener('cut', onCopy);
    field.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
      field.remove();
    };
  }, [handle]);
}
