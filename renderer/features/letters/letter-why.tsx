import type { ReactNode } from 'react';
import { INCOMPLETE, NO_GRADE } from '#shared/domain/letter/rule.ts';
import { formatRoute } from '../../app/route.ts';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import { CountedList } from './counted-list.tsx';
import { isLow } from './is-low.ts';
import type { Letters } from './letters-view.tsx';
import { OverrideLetter } from './override-letter.tsx';
import { ShortestWay } from './shortest-way.tsx';
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
  // What stands in the school's system already is no longer to hand in.
  const goesIn = line.handedIn ?? line.handIn;
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
      <footer className="why-foot">
        <OverrideLetter
          key={line.id}
          classId={classId}
          term={letters.term?.id ?? null}
          student={line}
          choices={[...new Set([...letters.rule.letters, INCOMPLETE, NO_GRADE])]}
          isOverridden={line.overridden}
        />
        <a className="link" href={formatRoute({ at: 'student', class: classId, student: line.id })}>
          {say('letters.open-student')}
        </a>
        <span className="faint">
          {say(line.handedIn ? 'letters.handed-in' : 'letters.hand-in', {
            as: [goesIn.code, goesIn.number].filter((part) => part !== null).join(', '),
          })}
        </span>
      </footer>
    </article>
  );
}
