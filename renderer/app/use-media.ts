import { useCallback, useSyncExternalStore } from 'react';

/** Below this width the sidebar waits behind a button. */
export const NARROW = '(max-width: 1000px)';

/** True while the media query holds. */
export function useMedia(query: string): boolean {
  const listen = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => window.matchMedia(query).matches);
}
