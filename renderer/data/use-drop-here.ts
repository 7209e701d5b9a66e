import { useEffect, useRef, useState } from 'react';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useToasts } from '../ui/toast.tsx';
import { useClient } from './client-context.tsx';
import { droppedFiles } from './dropped-files.ts';
import { troubleOf } from './use-pick-file.ts';

/**
 * Takes what is dropped while something waits for a file of its own, before the window would import
 * it; answers true while a file is held over the window.
 */
export function useDropHere(onFile: (file: FileGrant) => void): boolean {
  const { bridge } = useClient();
  const { showTrouble } = useToasts();
  const [isOver, setOver] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    const mine = (event: DragEvent): DataTransfer | null => {
      const { dataTransfer } = event;
      if (!dataTransfer?.types.includes('Files')) return null;
      event.preventDefault();
      event.stopImmediatePropagation();
      return dataTransfer;
    };
    window.addEventListener('dragover', (event) => void (mine(event) && setOver(true)), options);
    window.addEventListener(
      'dragleave',
      (event) => void (event.relatedTarget === null && setOver(false)),
      options,
    );
    window.addEventListener(
      'drop',
      (event) => {
        const transfer = mine(event);
        setOver(false);
        if (!transfer) return;
        void droppedFiles(transfer)
          .then((files) => bridge.platform.dropped(files))
          .then((file) => file && take.current(file))
          .catch((error: unknown) => showTrouble(troubleOf(error)));
      },
      options,
    );
    return () => listening.abort();
  }, [bridge, showTrouble]);
  return isOver;
}
