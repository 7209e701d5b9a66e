import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Carry } from './use-carry.ts';

export interface CarryLineProps {
  readonly carry: Carry | null;
  readonly onPutBack: () => void;
  /** What can follow a move that was just made. */
  readonly children: ReactNode;
}

/** What is carried, or what can follow, or how to begin: one line that keeps the month in its place. */
export function CarryLine({ carry, onPutBack, children }: CarryLineProps) {
  const say = useSay();
  const format = useFormat();
  return (
    <div className="carry-line">
      {carry?.by === 'steps' ? (
        <>
          <b>
            {say('calendar.carry', {
              what: carry.chip.label,
              from: format.weekdayDay(carry.chip.on),
            })}
          </b>
          <Button onPress={onPutBack}>{say('calendar.put-back')}</Button>
        </>
      ) : (
        (children ?? <span className="faint small">{say('calendar.hint')}</span>)
      )}
    </div>
  );
}
