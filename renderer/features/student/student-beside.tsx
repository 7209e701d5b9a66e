import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

type Beside = Output<'student.beside'>;

export interface StudentBesideProps {
  readonly student: string;
  readonly today: string;
}

/** What stands beside mastery: habits of success, and results of tests from outside. */
export function StudentBeside({ student, today }: StudentBesideProps) {
  const say = useSay();
  const beside = useQuery('student.beside', { student }).value;
  if (!beside || beside.habits.length + beside.results.length === 0) return null;
  return (
    <section className="aside-section student-beside">
      {beside.habits.length > 0 ? (
        <>
          <h3 className="aside-head">{say('beside.habits')}</h3>
          <HabitLines habits={beside.habits} />
        </>
      ) : null}
      {beside.results.length > 0 ? (
        <>
          <h3 className="aside-head">{say('beside.results')}</h3>
          <ResultLines results={beside.results} today={today} />
        </>
      ) : null}
      <p className="field-hint">{say('beside.never')}</p>
    </section>
  );
}

function HabitLines({ habits }: Pick<Beside, 'habits'>) {
  return (
    <dl className="beside-lines">
      {habits.map(({ class: name, term, domain, level }) => (
        <div key={`${name} ${term} ${domain}`}>
          <dt>
            {domain} <span className="soft">{[name, term].filter(Boolean).join(', ')}</span>
          </dt>
          <dd>{level}</dd>
        </div>
      ))}
    </dl>
  );
}

function ResultLines({ results, today }: Pick<Beside, 'results'> & { readonly today: string }) {
  const format = useFormat();
  return (
    <dl className="beside-lines">
      {results.map(({ id, test, on, score, band }) => (
        <div key={id}>
          <dt>
            {test} <span className="soft">{format.day(on, today)}</span>
          </dt>
          <dd>{[score, band].filter((part) => part !== null).join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
