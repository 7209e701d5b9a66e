import type { ReactNode } from 'react';
import { formatRoute } from '../../app/route.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Reasons } from '../../ui/reasons.tsx';
import { useSay } from '../../ui/say.tsx';
import { useDayWord } from './day-word.ts';
import { useLastSeen } from './last-seen.ts';
import type { Today } from './today-view.tsx';

type Line = Today['students'][number];

/** Reasons said on a line that is not open; the rest are counted. */
const SAID = 2;

export interface TodayLineProps {
  readonly line: Line;
  /** Place in the list; null for who was seen. */
  readonly number: number | null;
  readonly today: Today;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onContact: () => void;
  /** The panel, when the line is open. */
  readonly children: ReactNode;
}

/** One student: why, what to bring, and when last seen. Pressing the name stands beside them. */
export function TodayLine(props: TodayLineProps) {
  const { line, number, today, isOpen, onToggle, onContact, children } = props;
  const say = useSay();
  const format = useFormat();
  const lastSeen = useLastSeen(today.on);
  const dayWord = useDayWord(today.on);
  const isSeen = line.lastContact === today.on;
  const isLarge = !isSeen && line.planned && line.reasons.length > 0;
  return (
    <li className="today-line" data-size={isLarge ? 'large' : 'small'} data-open={isOpen}>
      <span className="today-number">{number}</span>
      <button
        type="button"
        className="today-name"
        data-line={line.id}
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        <PersonName>{line.called}</PersonName>
      </button>
      <span className="today-why">
        {isSeen && line.reasons.length === 0 ? null : (
          <Reasons reasons={line.reasons} {...(isOpen ? {} : { most: SAID })} />
        )}
        {line.appointment ? (
          <span className="today-agreed">{appointmentInWords(line.appointment)}</span>
        ) : null}
        {line.promised ? <span className="today-agreed">{say('today.promised-line')}</span> : null}
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
            {nextInWords(line.next)}
          </a>
        ) : null}
        {line.instead ? (
          <span className="today-letter" title={line.instead.statement}>
            {say('today.instead', { code: line.instead.code })}
          </span>
        ) : null}
      </span>
      <span className="today-seen" data-seen={isSeen}>
        {lastSeen(line.lastContact)}
      </span>
      <span className="today-do">
        <Button
          variant="quiet"
          isDisabled={isSeen || isOpen}
          label={say('today.contact-of', { name: line.called })}
          onPress={onContact}
        >
          {say('today.contact')}
        </Button>
      </span>
      {children}
    </li>
  );

  function appointmentInWords({ on, note }: NonNullable<Line['appointment']>): string {
    const day = dayWord(on);
    return note === null || note === ''
      ? say('today.appointment-on', { day })
      : say('today.appointment-note', { day, note });
  }

  function nextInWords(next: NonNullable<Line['next']>): ReactNode {
    const { code, opens, letter } = next;
    const what = opens > 0 ? say('today.opens', { code, count: opens }) : code;
    if (!letter) return what;
    const change = { from: letter.from, to: letter.to };
    return (
      <>
        {what}
        <span className="today-letter">
          {letter.on === null
            ? say('today.letter', change)
            : say('today.letter-on', { ...change, day: format.weekdayDay(letter.on) })}
        </span>
      </>
    );
  }
}
