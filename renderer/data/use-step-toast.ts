import { type ReactNode, useCallback } from 'react';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { useClient } from './client-context.tsx';
import { useUndo } from './use-undo.tsx';

/**
 * Says what a step did and offers to take it back, until there is a newer step. What changed
 * nothing is no step: its message carries no Undo, which would take back something else.
 */
export function useStepToast(): (message: ReactNode, topic?: string) => void {
  const say = useSay();
  const { show } = useToasts();
  const { undo } = useUndo();
  const client = useClient();
  return useCallback(
    (message, topic) =>
      show({
        ...(topic === undefined ? {} : { topic }),
        message,
        ...(client.madeStep()
          ? { isStep: true, action: { label: say('ui.undo'), run: () => void undo() } }
          : {}),
      }),
    [say, show, undo, client],
  );
}
