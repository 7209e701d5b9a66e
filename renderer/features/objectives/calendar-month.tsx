import { type KeyboardEvent, useRef } from 'react';
import { addDays } from '#shared/domain/time.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { type CalendarDay, type DaySpan, spanInOrder } from './day-span.ts';
import { weeksOfMonth } from './month.ts';

export interface CalendarMonthProps {
  /** First day of the month. */
  readonly month: string;
  readonly today: string;
  readonly days: readonly CalendarDay[];
  readonly chosen: DaySpan | null;
  readonly onChoose: (span: DaySpan) => void;
  readonly onTurn: (months: number) => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** One month. Arrows move, Shift makes a span. */
export function CalendarMonth(props: CalendarMonthProps) {
  const { month, today, days, chosen, onChoose, onTurn } = props;
  const say = useSay();
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);
  const byDay = new Map(days.map((day) => [day.on, day]));
  const span = chosen ? spanInOrder(chosen) : null;
  const weeks = weeksOfMonth(month);
  const stop = chosen?.to ?? (byDay.has(today) ? today : month);

  const choose = (on: string, extends_: boolean) =>
    onChoose({ anchor: extends_ && chosen ? chosen.anchor : on, to: on });
  const onKeyDown = (event: KeyboardEvent, on: string) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(on, step);
    const button = table.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`);
    if (!button) return;
    choose(next, event.shiftKey);
    button.focus();
  };

  return (
    <>
      <div className="choice-line">
        <h2 className="calendar-title">{format.month(month)}</h2>
        <Button variant="quiet" label={say('calendar.previous')} onPress={() => onTurn(-1)}>
          <span className="chevron" data-to="back" aria-hidden="true" />
        </Button>
        <Button variant="quiet" label={say('calendar.next')} onPress={() => onTurn(1)}>
          <span className="chevron" aria-hidden="true" />
        </Button>
        <span className="soft">
          {say('calendar.count', { count: days.filter((day) => day.meets).length })}
        </span>
        <span className="line-gap" />
        <span className="faint small fine-only">{say('calendar.hint')}</span>
      </div>
      <table className="calendar" ref={table}>
        <thead>
          <tr className="column-head">
            {(weeks[0] ?? []).map((on) => (
              <th key={on} scope="col">
                {format.shortWeekday(on)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((on) => {
                const day = byDay.get(on);
                if (!day) return <td key={on} />;
                const state = say(stateKey(day));
                return (
                  <td key={on}>
                    <button
                      type="button"
                      className="calendar-day"
                      data-day={on}
                      data-meets={day.meets}
                      data-kind={day.kind ?? 'usual'}
                      aria-pressed={span !== null && on >= span.from && on <= span.to}
                      aria-current={on === today ? 'date' : undefined}
                      tabIndex={on === stop ? 0 : -1}
                      onClick={(event) => choose(on, event.shiftKey)}
                      onKeyDown={(event) => onKeyDown(event, on)}
                    >
                      <span>{Number(on.slice(8))}</span>
                      <span className="visually-hidden">{` ${format.longDay(on)}: ${state} `}</span>
                      <span className="calendar-state">
                        {day.kind === null ? null : (day.note ?? state)}
                      </span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Text key of what a day is. */
export const stateKey = (day: CalendarDay) =>
  day.kind === null
    ? day.meets
      ? 'calendar.meets'
      : 'calendar.no-class'
    : (`calendar.${day.kind}` as const);
