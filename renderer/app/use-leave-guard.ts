import { useEffect } from 'react';
import { useClient } from '../data/client-context.tsx';
import { draftStore } from '../data/drafts.ts';

/** Closing or reloading asks while entries are on their way or something typed is not kept. */
export function useLeaveGuard(): void {
  const { unsaved } = useClient();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.get() > 0 || draftStore.all().length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
