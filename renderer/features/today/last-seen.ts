import { daysBetween } from '#shared/domain/time.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

/** Says when somebody was last talked with, seen from a day. */
export function useLastSeen(on: string): (last: string | null) => string {
  const say = useSay();
  const format = useFormat();
  return (last) => {
    if (last === null) return say('today.never-seen');
    const days = daysBetween(last, on);
    if (days === 0) return say('today.seen-today');
    if (days === 1) return say('today.seen-yesterday');
    if (days > 0 && days < 7) return say('today.seen-on', { day: format.weekday(last) });
    if (days >= 7 && days < 14) return say('today.seen-week');
    return format.day(last, on);
  };
}
