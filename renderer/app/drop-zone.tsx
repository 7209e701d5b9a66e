import { useEffect, useRef, useState } from 'react';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useClient } from '../data/client-context.tsx';
import { droppedFiles } from '../data/dropped-files.ts';
import { troubleOf } from '../data/use-pick-file.ts';
import { holdsPictures, isPictureFile } from '../pictures/is-picture-file.ts';
import { TAKES_FILES } from '../pictures/use-file-drop.ts';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import './drop-zone.css';

/** Takes a file (or a folder) dropped anywhere on the window. */
export function DropZone({ onFile }: { onFile: (file: FileGrant) => void }) {
  const say = useSay();
  const { bridge } = useClient();
  const { show, showTrouble } = useToasts();
  const [over, setOver] = useState<'none' | 'file' | 'pictures'>('none');
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
        setOver('none');
        return;
      }
      event.preventDefault();
      setOver(event.dataTransfer && holdsPictures(event.dataTransfer) ? 'pictures' : 'file');
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver('none');
    };
    const onDrop = async (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event)) return;
      setOver('none');
      if (isTaken(event)) return;
      event.preventDefault();
      try {
        const files = await droppedFiles(event.dataTransfer);
        if (files.length > 0 && (await allPictures(files))) {
          show({ message: say('pictures.elsewhere'), tone: 'trouble', topic: 'pictures' });
          return;
        }
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
  }, [bridge, say, show, showTrouble]);

  if (over === 'none') return null;
  // Pictures go to an attempt: the window stays in sight, or nobody would find its place.
  if (over === 'pictures') return <div className="drop-hint">{say('pictures.drop-there')}</div>;
  return <div className="drop-zone">{say('app.drop-here')}</div>;
}

const allPictures = async (files: readonly File[]): Promise<boolean> =>
  (await Promise.all(files.map(isPictureFile))).every(Boolean);
