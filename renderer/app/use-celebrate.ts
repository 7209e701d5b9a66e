import { type ReactNode, useCallback, useContext } from 'react';
import { useSettings } from '../data/use-settings.ts';
import { NamesHiddenContext } from '../ui/names-hidden.ts';
import { shownStudent } from '../ui/shown-to-student.ts';
import { useToasts } from '../ui/toast.tsx';
import { chime } from './chime.ts';

export interface Celebration {
  /** Said at the foot of the window; without it only the sound is heard, if it is on. */
  readonly message?: ReactNode;
  /** A finished unit: a little more. */
  readonly isMore?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/**
 * Celebrates mastery quietly: never while others look at the screen; with a sound only where the
 * teacher asked for it. Whose mastery is not celebrated is left out by who calls.
 */
export function useCelebrate(): (celebration: Celebration) => void {
  const toasts = useToasts();
  const areNamesHidden = useContext(NamesHiddenContext);
  const hasSound = useSettings().get('sound', false);
  return useCallback(
    ({ message, isMore = false, action }) => {
      if (areNamesHidden || shownStudent() !== null) return;
      if (hasSound) chime(isMore);
      if (message !== undefined) toasts.show({ message, tone: 'celebration', action });
    },
    [areNamesHidden, hasSound, toasts],
  );
}
