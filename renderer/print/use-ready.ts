import { useEffect } from 'react';

/** Tells the printer that a sheet stands, once its answer is there. */
export function useReady(answer: unknown, onReady: () => void): void {
  const isThere = Boolean(answer);
  useEffect(() => {
    if (isThere) onReady();
  }, [isThere, onReady]);
}
