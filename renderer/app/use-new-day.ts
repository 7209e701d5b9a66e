import { useEffect } from 'react';

/** How often is looked whether a new day began, in milliseconds. */
const LOOK = 30_000;

/**
 * Calls when another day has begun on this machine: what is overdue changes, and whom to see. One
 * timer until midnight would not do: it stands still while the machine sleeps, and runs by the
 * clock as it was before somebody set it.
 */
export function useNewDay(onNewDay: () => void): void {
  useEffect(() => {
    let seen = dayOf(new Date());
    const look = () => {
      const day = dayOf(new Date());
      if (day === seen) return;
      seen = day;
      onNewDay();
    };
    const timer = setInterval(look, LOOK);
    // Whoever comes back to the window does not wait.
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [onNewDay]);
}

const dayOf = (at: Date): string => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
