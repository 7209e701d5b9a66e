import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Input } from '#shared/contract/contract.ts';
import { useClient } from '../data/client-context.tsx';
import { useToasts } from '../ui/toast.tsx';
import './print-document.css';

export interface PrintDocumentProps {
  readonly isLandscape: boolean;
  /** What the log of disclosures says of it: paper leaves, too. */
  readonly log: Input<'print.log'>;
  /** Draws the sheet; it calls `ready` once everything on it is there. */
  readonly render: (ready: () => void) => ReactNode;
  readonly onDone: () => void;
}

/** A sheet that only paper shows. Opens the print dialog when it is ready and written down. */
export function PrintDocument({ isLandscape, log, render, onDone }: PrintDocumentProps) {
  const client = useClient();
  const { showTrouble } = useToasts();
  const now = useRef({ log, onDone });
  now.current = { log, onDone };
  const wasPrinted = useRef(false);
  useEffect(() => {
    const finish = () => now.current.onDone();
    window.addEventListener('afterprint', finish);
    return () => window.removeEventListener('afterprint', finish);
  }, []);
  const ready = useCallback(() => {
    if (wasPrinted.current) return;
    wasPrinted.current = true;
    void client.run('print.log', now.current.log).then((logged) => {
      // One frame for the browser to lay the sheet out before it is measured for pages.
      if (logged.ok) requestAnimationFrame(() => window.print());
      else {
        showTrouble(logged.error);
        now.current.onDone();
      }
    });
  }, [client, showTrouble]);
  return createPortal(
    <div className="print-document" data-landscape={isLandscape}>
      {render(ready)}
    </div>,
    document.body,
  );
}
