import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';

export interface CalendarHeadProps {
  readonly month: string;
  readonly classDays: number;
  readonly onTurn: (months: number) => void;
}

/** The month and the ways to the next. */
export function CalendarHead({ month, classDays, onTurn }: CalendarHeadProps) {
  const say = useSay();
  const format = useFormat();
  return (
    <div className="choice-line calendar-head">
      <h2 className="calendar-title">{format.month(month)}</h2>
      <span data-turn="-1">
        <Reading>
          <Button variant="quiet" label={say('calendar.previous')} onPress={() => onTurn(-1)}>
            <span className="chevron" data-to="back" aria-hidden="true" />
          </Button>
        </Reading>
      </span>
      <span data-turn="1">
        <Reading>
          <Button variant="quiet" label={say('calendar.next')} onPress={() => onTurn(1)}>
            <span className="chevron" aria-hidden="true" />
          </Button>
        </Reading>
      </span>
      <span className="soft">{say('calendar.count', { count: classDays })}</span>
    </div>
  );
}
