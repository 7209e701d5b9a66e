import { type ReactNode, useCallback } from 'react';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { useUndo } from './use-undo.tsx';

/** Says what a step did and offers to take it back, until there is a newer step. */
export function useStepToast(): (message: ReactNode) => void {
  const say = useSay();
  const { show } = useToasts();
  const { undo } = useUndo();
  return useCallback(
    (message) =>
      show({
        message,
        isStep: true,
        action: { label: say('ui.undo'), run: () => void undo() },
      }),
    [say, show, undo],
  );
}
