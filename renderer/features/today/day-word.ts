import { daysBetween, type IsoDate } from '#shared/domain/time.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

/** Says a day as one does on another: today, tomorrow, Friday, 20 Nov. */
export function useDayWord(on: IsoDate): (day: IsoDate) => string {
  const say = useSay();
  const format = useFormat();
  return (day) => {
    const days = daysBetween(on, day);
    if (days === 0) return say('reason.today');
    if (days === 1) return say('reason.tomorrow');
    if (days === -1) return say('reason.yesterday');
    const named = Math.abs(days) < 7 ? format.weekday(day) : format.day(day, on);
    return say('reason.on-day', { day: named });
  };
}
