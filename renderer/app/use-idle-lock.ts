import { useEffect } from 'react';
import { useClient } from '../data/client-context.tsx';
import { useQuery } from '../data/use-query.ts';
import { useSettings } from '../data/use-settings.ts';

/** Minutes without a key or a pointer; 0: it does not lock by itself. */
export const IDLE_SETTING = 'lockAfter';
export const IDLE_CHOICES = [0, 5, 15, 30] as const;
/** Never, until somebody chooses: what is typed and not sent yet goes with the window. */
export const IDLE_USUALLY = 0;

/** What shows that somebody is there. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** So often the clock is looked at: a laptop that slept locks as soon as it wakes. */
const LOOK = 5_000;

/** Locks a locked gradebook again when nobody has been there for a while. */
export function useIdleLock(): void {
  const client = useClient();
  const isLocked = useQuery('lock.state', {}).value?.isLocked === true;
  const minutes = useSettings().get<number>(IDLE_SETTING, IDLE_USUALLY);
  useEffect(() => {
    if (!isLocked || minutes <= 0) return;
    let seen = Date.now();
    const here = () => {
      seen = Date.now();
    };
    const look = () => {
      // What is on its way arrives first.
      if (client.unsaved.get() > 0 || Math.abs(Date.now() - seen) < minutes * 60_000) return;
      here();
      void client.run('lock.now', {});
    };
    for (const sign of SIGNS) window.addEventListener(sign, here, { capture: true, passive: true });
    // Somebody who works in another window of this gradebook is there too.
    const stop = client.onChange(here);
    const timer = setInterval(look, LOOK);
    return () => {
      clearInterval(timer);
      stop();
      for (const sign of SIGNS) window.removeEventListener(sign, here, { capture: true });
    };
  }, [client, isLocked, minutes]);
}
