import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { CalendarMonth } from './calendar-month.tsx';
import { CalendarPattern } from './calendar-pattern.tsx';
import { DayChoices } from './day-choices.tsx';
import { lastOfMonth, monthAfter, monthOf } from './month.ts';
import './calendar-part.css';

export type CalendarDay = Output<'calendar.get'>['days'][number];

/** A span of days that was chosen with mouse or keys. */
export interface DaySpan {
  readonly anchor: string;
  readonly to: string;
}

/** When a class meets: the pattern at the side, the month with its exceptions in the middle. */
export function CalendarPart({ classId }: { classId: string }) {
  const today = useQuery('gradebook.get', {}).value?.today;
  const [shown, setShown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<DaySpan | null>(null);
  const month = shown ?? (today === undefined ? null : monthOf(today));
  const calendar = useQuery(
    'calendar.get',
    month === null ? null : { class: classId, from: month, to: lastOfMonth(month) },
  ).value;
  const known = useQuery('class.get', { class: classId }).value;
  if (month === null || today === undefined) return null;
  return (
    <>
      <section className="calendar-main">
        <CalendarMonth
          month={month}
          today={today}
          days={calendar?.days ?? []}
          chosen={chosen}
          onChoose={setChosen}
          onTurn={(months) => {
            setShown(monthAfter(month, months));
            setChosen(null);
          }}
        />
        {chosen ? <DayChoices classId={classId} span={chosen} days={calendar?.days ?? []} /> : null}
      </section>
      <aside className="view-aside">{known ? <CalendarPattern known={known} /> : null}</aside>
    </>
  );
}

/** The chosen days in order of time. */
export const spanInOrder = ({ anchor, to }: DaySpan): { from: string; to: string } =>
  anchor <= to ? { from: anchor, to } : { from: to, to: anchor };
