import type { Output } from '#shared/contract/contract.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

type As = Output<'merge.conflicts'>[number]['as'];

/** Writes a value of a conflict as the screen writes such values elsewhere. */
export function useShownValue(): (value: string | null, as: As) => string {
  const say = useSay();
  const format = useFormat();
  return (value, as) => {
    if (value === null) return say('value.empty');
    switch (as) {
      case 'date':
        return format.fullDay(value);
      case 'instant':
        return format.dayAndTime(Number(value));
      case 'number':
        return format.number(Number(value));
      default:
        return value;
    }
  };
}
