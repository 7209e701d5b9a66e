import { useCallback } from 'react';
import type { FileChoice } from '#shared/contract/platform.ts';
import { useClient } from '../data/client-context.tsx';
import { troubleOf } from '../data/use-pick-file.ts';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { fileName } from './file-name.ts';

/**
 * Opens a gradebook in a window of its own; null: one that the person points at. What cannot be seen
 * from here is said: that it has a window already, or where its address stands.
 */
export function useOpenFile(): (file: FileChoice | null) => Promise<void> {
  const say = useSay();
  const client = useClient();
  const toasts = useToasts();
  return useCallback(
    async (choice) => {
      try {
        const opening = await client.bridge.platform.openFile(choice?.file ?? null);
        if (opening === null || opening.as === 'opened') return;
        if (opening.as === 'refused') toasts.showTrouble(opening.trouble);
        else {
          const file = choice ? fileName(say, choice) : say('files.that');
          toasts.show({ message: say(`files.${opening.as}`, { file }), topic: 'files' });
        }
      } catch (error) {
        toasts.showTrouble(troubleOf(error));
      }
    },
    [client, say, toasts],
  );
}

/** Opens the gradebook of a kind that every laptop has: one's own, or the department's. */
export function useOpenKnown(): (what: 'own' | 'department') => Promise<void> {
  const client = useClient();
  const { showTrouble } = useToasts();
  const openFile = useOpenFile();
  return useCallback(
    async (what) => {
      try {
        const files = await client.bridge.platform.files();
        const found = files.find((file) => file.what === what);
        if (found && !found.isHere) await openFile(found);
      } catch (error) {
        showTrouble(troubleOf(error));
      }
    },
    [client, openFile, showTrouble],
  );
}
