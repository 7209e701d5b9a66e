import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Input } from '#shared/contract/contract.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useClient } from '../data/client-context.tsx';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import './print-document.css';

export interface PrintDocumentProps {
  readonly isLandscape: boolean;
  /** What the log of disclosures says of it: paper leaves, too. */
  readonly log: Input<'print.log'>;
  /** Where it goes as a file; null: to the printer. */
  readonly pdf?: FileGrant | null;
  /** Draws the sheet; it calls `ready` once everything on it is there. */
  readonly render: (ready: () => void) => ReactNode;
  readonly onDone: () => void;
}

/** A sheet that only paper shows. Opens the print dialog when it is ready and written down. */
export function PrintDocument({
  isLandscape,
  log,
  pdf = null,
  render,
  onDone,
}: PrintDocumentProps) {
  const say = useSay();
  const client = useClient();
  const { show, showTrouble } = useToasts();
  const now = useRef({ log, pdf, onDone });
  now.current = { log, pdf, onDone };
  const wasPrinted = useRef(false);
  useEffect(() => {
    const finish = () => now.current.onDone();
    window.addEventListener('afterprint', finish);
    return () => window.removeEventListener('afterprint', finish);
  }, []);
  /** Writes down that it leaves and lets it go; answers what kept it, if anything did. */
  const printed = useCallback(async () => {
    const logged = await client.run('print.log', now.current.log);
    if (!logged.ok) return logged.error;
    // Letters that no window has shown yet are still on their way.
    await document.fonts?.ready;
    const place = now.current.pdf;
    // One frame for the browser to lay the sheet out before it is measured for pages.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (place === null) {
      window.print();
      return null;
    }
    const saved = await client.bridge.platform.savePdf?.(place);
    if (saved?.ok === false) return saved.error;
    show({ message: say('reports.saved', { what: place.name }) });
    return null;
  }, [client, say, show]);
  const ready = useCallback(() => {
    if (wasPrinted.current) return;
    wasPrinted.current = true;
    void printed().then((trouble) => {
      if (trouble) showTrouble(trouble);
      if (trouble || now.current.pdf) now.current.onDone();
    });
  }, [printed, showTrouble]);
  return createPortal(
    <div className="print-document" data-landscape={isLandscape}>
      {render(ready)}
    </div>,
    document.body,
  );
}
