import { type KeyboardEvent, useEffect, useRef } from 'react';
import { addDays } from '#shared/domain/time.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { type CalendarDay, type DaySpan, spanInOrder } from './day-span.ts';
import { DueChipButton } from './due-chip.tsx';
import type { DueChip } from './due-chips.ts';
import { weeksOfMonth } from './month.ts';
import type { useCarry } from './use-carry.ts';

export interface CalendarMonthProps {
  /** First day of the month. */
  readonly month: string;
  readonly today: string;
  readonly days: readonly CalendarDay[];
  readonly chips: ReadonlyMap<string, readonly DueChip[]>;
  readonly chosen: DaySpan | null;
  readonly onChoose: (span: DaySpan) => void;
  readonly carrying: ReturnType<typeof useCarry>;
  /** A day that the arrows reached may lie in another month. */
  readonly onReach: (on: string) => void;
  readonly onDrop: (on: string) => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** More would push the weeks out of the window; the day's list below has all of them. */
const CHIPS = 4;

/** One month with what is due. Arrows move, Shift makes a span; a carried date follows the arrows. */
export function CalendarMonth(props: CalendarMonthProps) {
  const { month, today, days, chips, chosen, onChoose, carrying, onReach, onDrop } = props;
  const { carry } = carrying;
  const say = useSay();
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);
  const byDay = new Map(days.map((day) => [day.on, day]));
  const span = chosen ? spanInOrder(chosen) : null;
  const weeks = weeksOfMonth(month);
  const stop = chosen?.to ?? (byDay.has(today) ? today : month);

  const isStepping = carry?.by === 'steps';
  const over = carry?.over ?? null;
  const isOverShown = over !== null && byDay.has(over);
  useEffect(() => {
    // The day may have come with another month, so the focus follows once it stands there.
    if (!isStepping || !isOverShown) return;
    table.current?.querySelector<HTMLButtonElement>(`[data-day="${over}"]`)?.focus();
  }, [isStepping, over, isOverShown]);

  const choose = (on: string, extends_: boolean) =>
    onChoose({ anchor: extends_ && chosen ? chosen.anchor : on, to: on });
  const onKeyDown = (event: KeyboardEvent, on: string) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(on, step);
    if (isStepping) {
      carrying.move(next);
      onReach(next);
      return;
    }
    const button = table.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`);
    if (!button) return;
    choose(next, event.shiftKey);
    button.focus();
  };

  return (
    <table className="calendar" ref={table} data-carrying={carry !== null}>
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
              const here = chips.get(on) ?? [];
              return (
                <td key={on} data-drop={on} data-over={over === on} data-meets={day.meets}>
                  <button
                    type="button"
                    className="calendar-day"
                    data-day={on}
                    data-meets={day.meets}
                    data-kind={day.kind ?? 'usual'}
                    aria-pressed={span !== null && on >= span.from && on <= span.to}
                    aria-current={on === today ? 'date' : undefined}
                    tabIndex={on === stop ? 0 : -1}
                    onClick={(event) => (isStepping ? onDrop(on) : choose(on, event.shiftKey))}
                    onKeyDown={(event) => onKeyDown(event, on)}
                  >
                    <span>{Number(on.slice(8))}</span>
                    <span className="visually-hidden">{` ${format.longDay(on)}: ${state} `}</span>
                    <span className="calendar-state">
                      {day.kind === null ? null : (day.note ?? state)}
                    </span>
                  </button>
                  {here.length === 0 ? null : (
                    <div className="day-chips">
                      {here.slice(0, here.length > CHIPS ? CHIPS - 1 : CHIPS).map((chip) => (
                        <DueChipButton
                          key={chip.key}
                          chip={chip}
                          isCarried={carry?.chip.key === chip.key}
                          isStop={on === stop}
                          onPress={carrying.press}
                          onTake={carrying.take}
                        />
                      ))}
                      {here.length > CHIPS ? (
                        <span className="due-more">
                          {say('calendar.more', { count: here.length - CHIPS + 1 })}
                        </span>
                      ) : null}
                    </div>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Text key of what a day is. */
const stateKey = (day: CalendarDay) =>
  day.kind === null
    ? day.meets
      ? 'calendar.meets'
      : 'calendar.no-class'
    : (`calendar.${day.kind}` as const);
