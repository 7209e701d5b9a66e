import { useCallback } from 'react';
import { useClient } from '../data/client-context.tsx';
import { useCommand } from '../data/use-command.ts';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';

export interface BackUp {
  readonly running: boolean;
  run(): void;
}

/** Makes a backup in the gradebook's own folder and says that it is verified. */
export function useBackUp(): BackUp {
  const say = useSay();
  const { cache } = useClient();
  const { show } = useToasts();
  const { run, running } = useCommand('backup.make');
  return {
    running,
    run: useCallback(() => {
      void run({ to: null }).then((made) => {
        if (!made) return;
        // A backup changes no row, so no change kind tells the views about it.
        cache.invalidateAll();
        show({ message: say('app.backed-up') });
      });
    }, [run, cache, show, say]),
  };
}
