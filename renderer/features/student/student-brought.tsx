import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import './student-brought.css';

type FormerRecord = Output<'hand-over.get'>[number];

/** What came with the student from elsewhere: history, beside what counts here. */
export function StudentBrought({ student, today }: { student: string; today: string }) {
  const say = useSay();
  const records = useQuery('hand-over.get', { student }).value;
  if (!records || records.length === 0) return null;
  return (
    <section className="brought" aria-label={say('brought.title')}>
      <h2>{say('brought.title')}</h2>
      {records.map((record) => (
        <Brought key={record.id} record={record} today={today} />
      ))}
    </section>
  );
}

function Brought({ record, today }: { record: FormerRecord; today: string }) {
  const say = useSay();
  const format = useFormat();
  const from = [record.teacher, record.school].filter(Boolean).join(', ');
  const written = format.day(record.writtenOn, today);
  return (
    <div className="brought-record">
      <p className="soft">
        {from ? say('brought.from', { from, written }) : say('brought.written', { written })}
      </p>
      {record.courses.map((course) => (
        <BroughtCourse key={course.course} course={course} today={today} />
      ))}
      {record.letters.length > 0 ? (
        <p>
          {record.letters
            .map(({ class: name, term, letter }) =>
              say('brought.letter', { class: name, term, letter }),
            )
            .join(' · ')}
        </p>
      ) : null}
      {record.plans.map(({ accommodations, pullOut, start, until }) => (
        <p key={`${start} ${until} ${accommodations}`}>
          {say('brought.plan', { text: [accommodations, pullOut].filter(Boolean).join('; ') })}
        </p>
      ))}
      {record.goals.map(({ text, reachedOn }) => (
        <p key={text}>{say(reachedOn ? 'brought.goal-reached' : 'brought.goal', { text })}</p>
      ))}
    </div>
  );
}

interface CourseProps {
  readonly course: FormerRecord['courses'][number];
  readonly today: string;
}

function BroughtCourse({ course, today }: CourseProps) {
  const say = useSay();
  const format = useFormat();
  const shown = course.objectives.filter(({ attempts }) => attempts > 0);
  return (
    <details>
      <summary>
        <span dir="auto">{course.course}</span>{' '}
        <span className="soft">
          {say('brought.mastered', { mastered: course.mastered, of: course.objectives.length })}
        </span>
      </summary>
      <ul className="brought-list">
        {shown.map(({ code, statement, level, on, here, status }) => (
          <li key={`${code} ${statement}`}>
            <strong className={status === 'mastered' ? undefined : 'warm'}>{code}</strong>
            <span dir="auto">{statement}</span>
            <span className="soft">
              {[level, on && format.day(on, today), here && say('brought.here', { code: here })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
