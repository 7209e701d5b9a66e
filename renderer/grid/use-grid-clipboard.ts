import { type RefObject, useEffect, useRef } from 'react';
import type { GridHandle } from './grid-view.ts';

export interface GridClipboard {
  /** Text for the clipboard; null leaves it as it is. */
  readonly copy: () => string | null;
  readonly paste: (text: string) => void;
}

/**
 * Copy and paste while the grid has the focus. Through the events, because the clipboard itself
 * would need a permission and all permissions are denied.
 */
export function useGridClipboard(handle: RefObject<GridHandle | null>, on: GridClipboard): void {
  const newest = useRef(on);
  newest.current = on;
  useEffect(() => {
    const isOurs = () => handle.current?.hasFocus() === true;
    const onCopy = (event: ClipboardEvent) => {
      if (!isOurs()) return;
      const text = newest.current.copy();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isOurs()) return;
      event.preventDefault();
      newest.current.paste(event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [handle]);
}
