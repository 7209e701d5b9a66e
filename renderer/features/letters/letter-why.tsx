import type { ReactNode } from 'react';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Letters } from './letters-view.tsx';
import { OverrideLetter } from './override-letter.tsx';
import { isLow, shownLetter } from './shown-letter.ts';

export interface LetterWhyProps {
  readonly letters: Letters;
  readonly line: Letters['students'][number];
  readonly classId: string;
  /** What other features put under it. */
  readonly children?: ReactNode;
}

/** One letter with its reasoning: what was counted, what decided, what would change it. */
export function LetterWhy({ letters, line, classId, children }: LetterWhyProps) {
  const say = useSay();
  const format = useFormat();
  const { why } = line;
  const facts = [
    say('letters.counted', { mastered: line.mastered, count: line.counted }),
    why.leftOut.length > 0 ? say('letters.left-out', { count: why.leftOut.length }) : null,
    say('letters.evidence-until', { day: format.day(letters.asOf) }),
  ];
  return (
    <article className="why">
      <header className="why-head">
        <div>
          <h2>
            <PersonName>{line.called}</PersonName>
          </h2>
          <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
        </div>
        <span className="why-letter" data-low={isLow(line.letter, letters.rule)}>
          {shownLetter(line.letter)}
        </span>
      </header>
      <Lines line={line} />
      <ShortestWay line={line} />
      <Counted line={line} classId={classId} />
      {children}
      <p className="why-foot">
        <a className="link" href={formatRoute({ at: 'student', class: classId, student: line.id })}>
          {say('letters.open-student')}
        </a>
        <OverrideLetter
          key={line.id}
          classId={classId}
          term={letters.term?.id ?? null}
          student={line}
          isOverridden={line.overridden}
        />
        <span className="faint">
          {line.handIn.number === null
            ? say('letters.hand-in', { code: line.handIn.code })
            : say('letters.hand-in-number', {
                code: line.handIn.code,
                number: line.handIn.number,
              })}
        </span>
      </p>
    </article>
  );
}

function Lines({ line }: Pick<LetterWhyProps, 'line'>) {
  const say = useSay();
  return (
    <section className="why-lines" aria-label={say('letters.how')}>
      <dl>
        {line.why.lines.map((one) => (
          <div key={`${one.letter} ${one.text}`} data-holds={one.holds}>
            <dt>{one.text}</dt>
            <dd>{one.figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ShortestWay({ line }: Pick<LetterWhyProps, 'line'>) {
  const say = useSay();
  if (!line.next) return null;
  const counted = new Map(line.why.counted.map((one) => [one.code, one]));
  return (
    <p className="why-way">
      <strong>{say('letters.shortest', { letter: shownLetter(line.next.letter) })}</strong>{' '}
      {line.next.objectives.map((code, index) => {
        const objective = counted.get(code);
        return (
          <span key={code}>
            {index > 0 ? '; ' : null}
            <strong>{code}</strong>{' '}
            {objective?.critical
              ? say('letters.shortest-critical', { statement: objective.statement })
              : objective?.statement}
          </span>
        );
      })}
    </p>
  );
}

function Counted({ line, classId }: Pick<LetterWhyProps, 'line' | 'classId'>) {
  const say = useSay();
  const known = useQuery('class.get', { class: classId }).value;
  const levels = known?.scale.levels ?? [];
  const cut = levels.findIndex((level) => level.key === known?.threshold);
  return (
    <details className="why-counted">
      <summary>{say('letters.show-counted')}</summary>
      <ul>
        {line.why.counted.map((one) => {
          const index = levels.findIndex((level) => level.key === one.level);
          return (
            <li key={one.code}>
              <span className="why-mark">
                {index >= 0 ? (
                  <LevelMark
                    index={index}
                    count={levels.length}
                    tone={toneOf(index, cut, levels.length)}
                  />
                ) : null}
              </span>
              <span className={one.critical ? 'why-code critical' : 'why-code'}>{one.code}</span>
              <span className="why-statement">{one.statement}</span>
              <span className={one.mastered ? 'soft' : 'warm'}>
                {levels[index]?.name ?? say('letters.not-shown')}
              </span>
            </li>
          );
        })}
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
