import type { Output } from '#shared/contract/contract.ts';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import type { StudentPage } from './student-view.tsx';

type Term = Output<'term.list'>[number];

/** The letter in each class and term that has begun, the newest first; each leads to its reasons. */
export function StudentLetters({ page }: { page: StudentPage }) {
  const say = useSay();
  const terms = useQuery('term.list', {}).value;
  const classes = page.classes.filter(
    (one) =>
      (one.start === null || one.start <= page.asOf) &&
      (one.until === null || one.until > page.asOf),
  );
  if (!terms || classes.length === 0) return null;
  const begun = terms
    .filter((term) => term.start <= page.asOf)
    .sort((a, b) => (a.start === b.start ? (a.end < b.end ? -1 : 1) : a.start < b.start ? 1 : -1));
  return (
    <section className="aside-section" aria-label={say('student.letters')}>
      <h2 className="aside-head">{say('student.letters')}</h2>
      {classes.map(({ id, name }) => (
        <dl key={id} className="beside-lines">
          {[...begun, null].map((term) => (
            <TermLetter
              key={term?.id ?? ''}
              classId={id}
              student={page.student.id}
              term={term}
              className={classes.length > 1 ? name : null}
            />
          ))}
        </dl>
      ))}
    </section>
  );
}

interface TermLetterProps {
  readonly classId: string;
  readonly student: string;
  /** Null: the whole year. */
  readonly term: Term | null;
  /** Said where the student is in several classes. */
  readonly className: string | null;
}

function TermLetter({ classId, student, term, className }: TermLetterProps) {
  const say = useSay();
  const letters = useQuery('letters.get', {
    class: classId,
    term: term?.id ?? null,
    student,
  }).value;
  const line = letters?.students.find((one) => one.id === student);
  if (!line) return null;
  const { handedIn } = line;
  return (
    <div>
      <dt>
        {term?.name ?? say('letters.whole-year')}{' '}
        {className === null ? null : <span className="soft">{className}</span>}
      </dt>
      <dd>
        {handedIn && handedIn.letter !== line.letter ? (
          <span className="soft">
            {say('student.letter-handed-in', { letter: shownLetter(handedIn.letter) })}{' '}
          </span>
        ) : null}
        <a
          className="link"
          href={formatRoute({ at: 'class', class: classId, view: 'letters', student })}
        >
          {shownLetter(line.letter)}
        </a>
      </dd>
    </div>
  );
}
