import { useEffect, useRef, useState } from 'react';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useClient } from '../data/client-context.tsx';
import { troubleOf } from '../data/use-pick-file.ts';
import { TAKES_FILES } from '../pictures/use-file-drop.ts';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { droppedFiles } from './dropped-files.ts';
import './drop-zone.css';

/** Takes a file (or a folder) dropped anywhere on the window. */
export function DropZone({ onFile }: { onFile: (file: FileGrant) => void }) {
  const say = useSay();
  const { bridge } = useClient();
  const { showTrouble } = useToasts();
  const [isOver, setOver] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const isTaken = ({ target }: DragEvent) =>
      target instanceof Element && target.closest(`[${TAKES_FILES}]`) !== null;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // A place of its own takes it: an attempt, its pictures.
      if (isTaken(event)) {
        setOver(false);
        return;
      }
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = async (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event)) return;
      setOver(false);
      if (isTaken(event)) return;
      event.preventDefault();
      try {
        const files = await droppedFiles(event.dataTransfer);
        const granted = await bridge.platform.dropped(files);
        if (granted) take.current(granted);
      } catch (error) {
        showTrouble(troubleOf(error));
      }
    };
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', (event) => void onDrop(event), { signal });
    return () => listening.abort();
  }, [bridge, showTrouble]);

  if (!isOver) return null;
  return <div className="drop-zone">{say('app.drop-here')}</div>;
}
