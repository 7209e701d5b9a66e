import type { Output } from '#shared/contract/contract.ts';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Reasons } from '../../ui/reasons.tsx';
import { useSay } from '../../ui/say.tsx';
import './day-view.css';

/** Lines of each class; the rest is one link away. */
const FIRST = 5;

/** All classes of today with the first lines of each list. */
export function DayView() {
  const say = useSay();
  const format = useFormat();
  const gradebook = useQuery('gradebook.get', {}).value;
  const classes = useQuery('class.list', {});
  return (
    <>
      <header className="class-head">
        <div className="class-title day-title">
          <h1>{say('day.title')}</h1>
          {gradebook ? <p className="class-facts">{format.longDay(gradebook.today)}</p> : null}
          <a className="link" href={formatRoute({ at: 'closing' })}>
            {say('closing.open')}
          </a>
        </div>
      </header>
      <div className="day">
        <QueryGate query={classes}>
          {(list) => {
            const open = list.filter((known) => !known.archived);
            return open.length === 0 ? (
              <Empty>{say('app.no-classes')}</Empty>
            ) : (
              open.map((known) => <ClassOfDay key={known.id} known={known} />)
            );
          }}
        </QueryGate>
      </div>
    </>
  );
}

function ClassOfDay({ known }: { known: Output<'class.list'>[number] }) {
  const say = useSay();
  const today = useQuery('today.get', { class: known.id }).value;
  const withReasons = today?.students.filter((line) => line.reasons.length > 0) ?? [];
  const more = withReasons.length - FIRST;
  return (
    <section className="day-class">
      <header>
        <h2 dir="auto">{known.name}</h2>
        <p className="soft small">{say('app.students', { count: known.students })}</p>
        {today && !today.meets ? <p className="faint small">{say('day.meets-not')}</p> : null}
        <a className="link" href={formatRoute({ at: 'class', class: known.id, view: 'today' })}>
          {say('day.whole-list')}
        </a>
      </header>
      <div>
        {today && withReasons.length === 0 ? <p className="soft">{say('day.nobody')}</p> : null}
        <ol>
          {withReasons.slice(0, FIRST).map((line) => (
            <li key={line.id} className="day-line">
              <a href={formatRoute({ at: 'student', class: known.id, student: line.id })}>
                <PersonName>{line.called}</PersonName>
              </a>
              <Reasons reasons={line.reasons} />
            </li>
          ))}
        </ol>
        {more > 0 ? (
          <p className="faint small day-more">{say('day.more', { count: more })}</p>
        ) : null}
        {today && today.absent.length > 0 ? (
          <p className="soft day-more">
            {say('day.absent')}
            {today.absent.map((student, index) => (
              <span key={student.id}>
                {index > 0 ? ', ' : null}
                <PersonName>{student.called}</PersonName>
              </span>
            ))}
          </p>
        ) : null}
      </div>
    </section>
  );
}
