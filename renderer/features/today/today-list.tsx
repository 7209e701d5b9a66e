import { Fragment, useRef } from 'react';
import { formatRoute } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Reasons } from '../../ui/reasons.tsx';
import { useSay } from '../../ui/say.tsx';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { useLastSeen } from './last-seen.ts';
import type { Today } from './today-view.tsx';

type Line = Today['students'][number];

/** The numbered list. `c` on a line notes that teacher and student talked. */
export function TodayList({ today, minutes }: { today: Today; minutes: number | null }) {
  const say = useSay();
  const marks = useTodayMarks(today);
  const list = useRef<HTMLOListElement>(null);
  useListKeys(list, (key, student) => {
    if (key !== 'c') return false;
    marks.contact(student);
    return true;
  });
  const reach = today.students.filter((line) => line.planned).length;
  return (
    <ol className="today-list" ref={list} aria-label={say('today.list')}>
      {today.students.map((line, index) => (
        <Fragment key={line.id}>
          {minutes !== null && index === reach && index > 0 ? (
            <li className="today-reach">
              <span>{say('today.reach', { count: minutes })}</span>
            </li>
          ) : null}
          <TodayLine line={line} number={index + 1} today={today} marks={marks} />
        </Fragment>
      ))}
    </ol>
  );
}

interface LineProps {
  readonly line: Line;
  readonly number: number;
  readonly today: Today;
  readonly marks: TodayMarks;
}

function TodayLine({ line, number, today, marks }: LineProps) {
  const say = useSay();
  const lastSeen = useLastSeen(today.on);
  const isSeen = line.lastContact === today.on;
  return (
    <li
      className="today-line"
      data-size={line.planned && line.reasons.length > 0 ? 'large' : 'small'}
    >
      <span className="today-number">{number}</span>
      <a
        className="today-name"
        data-line={line.id}
        href={formatRoute({ at: 'student', class: today.class.id, student: line.id })}
      >
        <PersonName>{line.called}</PersonName>
      </a>
      <span className="today-why">
        <Reasons reasons={line.reasons} />
      </span>
      <span className="today-next">
        {line.next ? (
          <a
            className="link"
            href={formatRoute({
              at: 'class',
              class: today.class.id,
              view: 'grid',
              student: line.id,
              objective: line.next.id,
            })}
            title={line.next.statement}
          >
            {line.next.opens > 0
              ? say('today.opens', { code: line.next.code, count: line.next.opens })
              : line.next.code}
          </a>
        ) : null}
      </span>
      <span className="today-seen" data-seen={isSeen}>
        {lastSeen(line.lastContact)}
      </span>
      <span className="today-do">
        <Button
          variant="quiet"
          isDisabled={isSeen}
          label={say('today.contact-of', { name: line.called })}
          onPress={() => marks.contact(line.id)}
        >
          {say('today.contact')}
        </Button>
        <MenuButton
          label={`${say('ui.more')}: ${line.called}`}
          entries={[
            {
              id: 'absent',
              label: say('today.mark-absent'),
              run: () => marks.absent(line.id),
            },
          ]}
        >
          <span className="dots" aria-hidden="true" />
        </MenuButton>
      </span>
    </li>
  );
}

interface TodayMarks {
  contact(student: string): void;
  absent(student: string): void;
}

function useTodayMarks(today: Today): TodayMarks {
  const say = useSay();
  const showStep = useStepToast();
  const { run } = useCommand('mark.set');
  const set = async (student: string, kind: 'contact' | 'absent') => {
    const line = today.students.find((one) => one.id === student);
    if (!line || (kind === 'contact' && line.lastContact === today.on)) return;
    const set = await run({
      class: today.class.id,
      cells: [{ student, objective: null }],
      kind,
      on: today.on,
    });
    if (!set) return;
    showStep(
      <>
        {say(kind === 'contact' ? 'today.contact-noted' : 'day.absent')}
        <PersonName>{line.called}</PersonName>
      </>,
    );
  };
  return {
    contact: (student) => void set(student, 'contact'),
    absent: (student) => void set(student, 'absent'),
  };
}
