import type { Output } from '#shared/contract/contract.ts';
import { useOpenHandingIn } from '../../app/open-handing-in.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import './handing-in.css';

type Letters = Output<'letters.get'>;

export interface HandedInLetterProps {
  readonly letters: Letters;
  readonly line: Letters['students'][number];
}

/** Under a letter: what was handed in, what changed since, and what can be done about it. */
export function HandedInLetter({ letters, line }: HandedInLetterProps) {
  const say = useSay();
  const format = useFormat();
  const open = useOpenHandingIn();
  const { term } = letters;
  if (term === null) return null;
  const { handedIn } = line;
  const at = { class: letters.class.id, term: term.id, student: line.id };
  return (
    <section className="handed-in" aria-label={say('handed-in.title', { term: term.name })}>
      {handedIn ? (
        <p>
          {handedIn.corrected
            ? say('handed-in.corrected-to', {
                first: shownLetter(handedIn.corrected.from),
                letter: shownLetter(handedIn.letter),
                on: format.day(handedIn.corrected.on),
              })
            : say('handed-in.letter-was', { letter: shownLetter(handedIn.letter) })}{' '}
          <span className="soft">{format.dayAndTime(handedIn.at)}</span>
        </p>
      ) : null}
      {handedIn && line.changedSinceSnapshot ? (
        <Difference handedIn={handedIn} line={line} />
      ) : null}
      <p className="handed-in-actions">
        {handedIn ? (
          <Button variant="quiet" onPress={() => open({ what: 'grade-change', ...at })}>
            {say('grade-change.open')}
          </Button>
        ) : null}
        <Reading>
          <Button variant="quiet" onPress={() => open({ what: 'dispute', ...at })}>
            {say('dispute.open')}
          </Button>
        </Reading>
      </p>
    </section>
  );
}

function Difference({
  handedIn,
  line,
}: {
  handedIn: NonNullable<HandedInLetterProps['line']['handedIn']>;
  line: HandedInLetterProps['line'];
}) {
  const say = useSay();
  const format = useFormat();
  const figures = ({ mastered, counted }: { mastered: number; counted: number }) =>
    say('handed-in.figures', { mastered, counted });
  const isSame = handedIn.letter === line.letter;
  return (
    <div className="handed-in-since">
      <p>
        {say(isSame ? 'handed-in.since-same' : 'handed-in.since', {
          day: format.dayAndTime(handedIn.at),
          before: shownLetter(handedIn.letter),
          after: shownLetter(line.letter),
        })}
        {isSame ? ` ${figures(handedIn)} → ${figures(line)}` : null}
      </p>
      <ul>
        {handedIn.since.map((one) => (
          <li key={`${one.objective} ${one.on} ${one.what}`}>
            {say('handed-in.evidence', {
              objective: one.objective,
              level: one.level ?? '',
              what: one.what,
              day: format.day(one.on),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
