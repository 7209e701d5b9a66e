import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { ScaleMark } from '../../ui/scale-mark.tsx';
import type { Letters } from './letters-view.tsx';

export interface CountedListProps {
  readonly line: Letters['students'][number];
  readonly classId: string;
  readonly asOf: string;
}

type Attempts = Output<'letters.evidence'>['objectives'][number]['attempts'];

/** Every objective that counted, down to the evidence; then what was left out, and why. */
export function CountedList({ line, classId, asOf }: CountedListProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const known = useQuery('class.get', { class: classId }).value;
  const evidence = useQuery(
    'letters.evidence',
    isOpen ? { class: classId, student: line.id, asOf } : null,
  ).value;
  const levels = known?.scale.levels ?? [];
  const attempts = new Map(evidence?.objectives.map((one) => [one.code, one.attempts]));
  const nameOf = (key: string | null) => levels.find((level) => level.key === key)?.name;
  return (
    <details className="why-counted" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('letters.show-counted')}</summary>
      <ul>
        {line.why.counted.map((one) => (
          <li key={one.code}>
            <span className="why-mark">
              <ScaleMark levels={levels} threshold={known?.threshold} level={one.level} />
            </span>
            <span className={one.critical ? 'why-code critical' : 'why-code'}>{one.code}</span>
            <span className="why-statement">
              {one.statement}
              <AttemptLine attempts={attempts.get(one.code) ?? []} nameOf={nameOf} />
            </span>
            <span className={one.mastered ? 'soft' : 'warm'}>
              {one.owed ? say('letters.not-shown') : nameOf(one.level)}
            </span>
          </li>
        ))}
      </ul>
      {line.why.leftOut.length > 0 ? (
        <>
          <h3 className="column-head">{say('letters.left-out-head')}</h3>
          <ul>
            {line.why.leftOut.map((one) => (
              <li key={one.code}>
                <span className="why-mark" />
                <span className="why-code">{one.code}</span>
                <span className="why-statement soft">{one.why}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}

interface AttemptLineProps {
  readonly attempts: Attempts;
  readonly nameOf: (key: string | null) => string | undefined;
}

/** The attempts behind a level, oldest first; what does not count says so. */
function AttemptLine({ attempts, nameOf }: AttemptLineProps) {
  const say = useSay();
  const format = useFormat();
  if (attempts.length === 0) return null;
  return (
    <span className="why-attempts">
      {attempts
        .map(({ on, level, counts }) =>
          say(counts ? 'letters.attempt' : 'letters.attempt-aside', {
            day: format.day(on),
            level: nameOf(level) ?? level,
          }),
        )
        .join(' · ')}
    </span>
  );
}
