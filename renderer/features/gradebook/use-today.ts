import { useEffect } from 'react';
import type { IsoDate } from '#shared/domain/time.ts';
import { useClient } from '../../data/client-context.tsx';
import { useQuery } from '../../data/use-query.ts';

/** The host's day; asked anew just after midnight, when what is overdue changes too. */
export function useToday(): IsoDate | null {
  const { cache } = useClient();
  const today = useQuery('gradebook.get', {}).value?.today ?? null;
  useEffect(() => {
    if (today === null) return;
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 5);
    // A machine that slept through midnight notices when somebody looks at the window again.
    const onShow = () => {
      if (localDay(new Date()) !== localDay(now)) cache.invalidateAll();
    };
    const timer = setTimeout(() => cache.invalidateAll(), midnight.getTime() - now.getTime());
    document.addEventListener('visibilitychange', onShow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onShow);
    };
  }, [today, cache]);
  return today;
}

const localDay = (at: Date): string => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
