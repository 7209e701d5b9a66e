import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import './print-document.css';

export interface PrintDocumentProps {
  readonly isLandscape: boolean;
  /** Draws the sheet; it calls `ready` once everything on it is there. */
  readonly render: (ready: () => void) => ReactNode;
  readonly onDone: () => void;
}

/** A sheet that only paper shows. Opens the print dialog when it is ready. */
export function PrintDocument({ isLandscape, render, onDone }: PrintDocumentProps) {
  const done = useRef(onDone);
  done.current = onDone;
  const wasPrinted = useRef(false);
  useEffect(() => {
    const finish = () => done.current();
    window.addEventListener('afterprint', finish);
    return () => window.removeEventListener('afterprint', finish);
  }, []);
  const ready = useCallback(() => {
    if (wasPrinted.current) return;
    wasPrinted.current = true;
    // One frame for the browser to lay the sheet out before it is measured for pages.
    requestAnimationFrame(() => window.print());
  }, []);
  return createPortal(
    <div className="print-document" data-landscape={isLandscape}>
      {render(ready)}
    </div>,
    document.body,
  );
}
