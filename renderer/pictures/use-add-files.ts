import { useCallback, useRef, useState } from 'react';
import { MOST_FILES } from '#shared/domain/attachment/file-type.ts';
import { useCommand } from '../data/use-command.ts';
import { useUndo } from '../data/use-undo.tsx';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { prepareFile, type Unkept } from './prepare-file.ts';

export interface AddFiles {
  /** Keeps files with an attempt that has `known` already; says what could not be kept. */
  add(evidence: string, known: number, files: readonly File[]): Promise<void>;
  /** How many are on their way. */
  readonly working: number;
}

/** Makes files small and keeps them, one after the other. */
export function useAddFiles(): AddFiles {
  const say = useSay();
  const { show, dropRead } = useToasts();
  const { undo } = useUndo();
  const { run } = useCommand('attachment.add');
  const [working, setWorking] = useState(0);
  const undoTimes = useCallback(
    async (count: number) => {
      for (let i = 0; i < count; i += 1) await undo();
    },
    [undo],
  );
  const showAdded = useCallback(
    (count: number) =>
      show({
        message: say('pictures.added', { count }),
        topic: 'pictures-step',
        isStep: true,
        action: {
          label: say('ui.undo'),
          // Each file is a step of its own; what came together goes together.
          run: () => void undoTimes(count),
        },
      }),
    [say, show, undoTimes],
  );
  const line = useRef<Promise<void>>(Promise.resolve());

  const add = useCallback(
    (evidence: string, known: number, files: readonly File[]) => {
      const refuse = (message: string) => show({ message, tone: 'trouble', topic: 'pictures' });
      const room = Math.max(0, MOST_FILES - known);
      if (room === 0) {
        // Two laptops may each have added to it before they merged.
        refuse(say('pictures.full', { count: known - MOST_FILES + 1 }));
        return Promise.resolve();
      }
      const taken = files.slice(0, room);
      const keep = async () => {
        let added = 0;
        for (const file of taken) {
          // A file that went away meanwhile must not stop those after it.
          const prepared = await prepareFile(file).catch((): Unkept => 'unreadable');
          if (typeof prepared === 'string') {
            refuse(say(`pictures.why-${prepared}`, { name: file.name }));
          } else if (await run({ evidence, ...prepared })) added += 1;
          setWorking((count) => count - 1);
        }
        // Nothing was refused: what was refused before is of no use any more.
        if (added === files.length) dropRead();
        if (added > 0) showAdded(added);
        if (files.length > room) refuse(say('pictures.over', { count: files.length - room }));
      };
      setWorking((count) => count + taken.length);
      // One at a time: two large photographs at once would take what memory a school laptop has.
      line.current = line.current.then(keep, keep);
      return line.current;
    },
    [say, show, dropRead, showAdded, run],
  );
  return { add, working };
}
