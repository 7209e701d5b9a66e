import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useOpenImport } from '../../app/open-import.tsx';
import { go } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { DateButton } from '../../ui/date-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { TodayAside } from './today-aside.tsx';
import { TodayList } from './today-list.tsx';
import './today-view.css';

export type Today = Output<'today.get'>;

const MINUTES = [20, 30, 45, 60, 90];

/** Whom to help first in one class. */
export function TodayView({ classId }: { classId: string }) {
  const [on, setOn] = useState<string | null>(null);
  const [minutes, setMinutes] = useState<number | null>(null);
  const query = useQuery('today.get', {
    class: classId,
    ...(on === null ? {} : { on }),
    ...(minutes === null ? {} : { minutes }),
  });
  return (
    <QueryGate query={query} keepsLast>
      {(today) =>
        today.students.length + today.absent.length === 0 ? (
          <NobodyYet name={today.class.name} />
        ) : (
          <div className="today">
            <section className="today-main">
              <TodayChoices
                on={on ?? today.on}
                minutes={minutes}
                onDay={setOn}
                onMinutes={setMinutes}
              />
              <TodayNotes today={today} />
              <TodayList today={today} minutes={minutes} />
            </section>
            <TodayAside today={today} />
          </div>
        )
      }
    </QueryGate>
  );
}

interface ChoicesProps {
  readonly on: string;
  readonly minutes: number | null;
  readonly onDay: (on: string | null) => void;
  readonly onMinutes: (minutes: number | null) => void;
}

function TodayChoices({ on, minutes, onDay, onMinutes }: ChoicesProps) {
  const say = useSay();
  const format = useFormat();
  return (
    <div className="choice-line">
      <strong>
        <DateButton
          value={on}
          text={format.weekdayDay(on)}
          label={say('today.on')}
          onChange={onDay}
        />
      </strong>
      <Choice
        label={say('today.minutes')}
        isLabelHidden
        isInline
        value={minutes === null ? '' : String(minutes)}
        onChange={(value) => onMinutes(value === '' ? null : Number(value))}
        options={[
          { value: '', label: say('today.minutes-any') },
          ...MINUTES.map((count) => ({
            value: String(count),
            label: say('today.minutes-of', { count }),
          })),
        ]}
      />
      <span className="line-gap" />
      <span className="faint small fine-only">{say('today.hint')}</span>
    </div>
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
