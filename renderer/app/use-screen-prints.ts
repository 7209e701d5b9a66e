import { useEffect } from 'react';
import { useClient } from '../data/client-context.tsx';
import { parseRoute } from './route.ts';

/**
 * The browser's own key for printing takes the page as it stands, past every sheet; what has names
 * on it is written down like those.
 */
export function useScreenPrints(): void {
  const client = useClient();
  useEffect(() => {
    const note = () => {
      if (document.querySelector('.print-document')) return;
      const route = parseRoute(window.location.hash);
      if (route.at === 'home' || route.at === 'start' || route.at === 'courses') return;
      void client.run('print.log', {
        what: 'screen',
        classes: 'class' in route ? [route.class] : [],
        students: null,
        ...(route.at === 'student' && { who: [route.student] }),
      });
    };
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, [client]);
}
