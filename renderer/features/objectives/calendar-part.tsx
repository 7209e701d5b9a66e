import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { CalendarMonth } from './calendar-month.tsx';
import { CalendarPattern } from './calendar-pattern.tsx';
import { DayChoices } from './day-choices.tsx';
import type { DaySpan } from './day-span.ts';
import { lastOfMonth, monthAfter, monthOf } from './month.ts';
import './calendar-part.css';

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
