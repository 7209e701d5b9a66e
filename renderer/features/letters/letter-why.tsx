import type { ReactNode } from 'react';
import { formatRoute } from '../../app/route.ts';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { CountedList } from './counted-list.tsx';
import type { Letters } from './letters-view.tsx';
import { OverrideLetter } from './override-letter.tsx';
import { ShortestWay } from './shortest-way.tsx';
import { isLow, shownLetter } from './shown-letter.ts';
import { WhyLines } from './why-lines.tsx';

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
      <WhyLines lines={why.lines} letter={line.letter} />
      <ShortestWay line={line} classId={classId} />
      <CountedList key={line.id} line={line} classId={classId} asOf={letters.asOf} />
      {children}
      <p className="why-hand">
        <OverrideLetter
          key={line.id}
          classId={classId}
          term={letters.term?.id ?? null}
          student={line}
          isOverridden={line.overridden}
        />
      </p>
      <p className="why-foot">
        <a className="link" href={formatRoute({ at: 'student', class: classId, student: line.id })}>
          {say('letters.open-student')}
        </a>
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
