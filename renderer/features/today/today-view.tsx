import { useEffect, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useOpenImport } from '../../app/open-import.tsx';
import { go } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { TodayAside } from './today-aside.tsx';
import { TodayChoices } from './today-choices.tsx';
import { TodayGone } from './today-gone.tsx';
import { type Sought, TodayList } from './today-list.tsx';
import './today-view.css';

export type Today = Output<'today.get'>;

/** Whom to help first in one class. */
export function TodayView({ classId, part }: { classId: string; part?: string | undefined }) {
  const [on, setOn] = useState<string | null>(null);
  // Until it is chosen, a class lasts as long as the last time.
  const [chosen, setMinutes] = useState<number | null | undefined>(undefined);
  const [usual, setUsual] = useState<number | null>(null);
  const minutes = chosen === undefined ? usual : chosen;
  const [sought, setSought] = useState<Sought | null>(null);
  const query = useQuery('today.get', {
    class: classId,
    ...(on === null ? {} : { on }),
    ...(minutes === null ? {} : { minutes }),
  });
  const known = query.value?.usualMinutes ?? null;
  useEffect(() => setUsual(known), [known]);
  return (
    <QueryGate query={query} keepsLast>
      {(today) =>
        today.students.length + today.absent.length === 0 ? (
          <NobodyYet name={today.class.name} />
        ) : (
          <div className="today">
            <section className="today-main">
              <TodayChoices
                today={today}
                part={part}
                minutes={minutes}
                onDay={setOn}
                onMinutes={setMinutes}
                onFind={(student, typed) => setSought({ student, typed })}
              />
              <TodayGone today={today} />
              <TodayNotes today={today} />
              <TodayList today={today} sought={sought} />
            </section>
            <TodayAside today={today} />
          </div>
        )
      }
    </QueryGate>
  );
}

function TodayNotes({ today }: { today: Today }) {
  const say = useSay();
  const format = useFormat();
  const plan = useQuery('plan.get', { class: today.class.id }).value;
  return (
    <>
      {today.meets ? null : (
        <p className="today-note">{say('today.no-class', { day: format.longDay(today.on) })}</p>
      )}
      {plan?.objectives.length === 0 ? (
        <div className="today-note">
          <p>
            <strong>{say('today.no-plan-title')}.</strong> {say('today.no-plan')}
          </p>
          <Button onPress={() => go({ at: 'class', class: today.class.id, view: 'objectives' })}>
            {say('today.no-plan-do')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function NobodyYet({ name }: { name: string }) {
  const say = useSay();
  const openImport = useOpenImport();
  return (
    <Empty
      title={say('today.empty-title')}
      actions={
        <Button variant="main" onPress={() => openImport({ kind: 'roster', class: name })}>
          {say('today.empty-import')}
        </Button>
      }
    >
      {say('today.empty')}
    </Empty>
  );
}
