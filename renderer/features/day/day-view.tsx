import type { ReactNode } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { daysBetween } from '#shared/domain/time.ts';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Reasons } from '../../ui/reasons.tsx';
import { useSay } from '../../ui/say.tsx';
import './day-view.css';

type Day = Output<'day.get'>;
type ClassOfDay = Day['classes'][number];

/** A day over all classes: what was promised and agreed, what to print, who is back, whom first. */
export function DayView() {
  const say = useSay();
  const format = useFormat();
  const query = useQuery('day.get', {});
  return (
    <>
      <header className="class-head">
        <div className="class-title day-title">
          <h1>{say('day.title')}</h1>
          {query.value ? <p className="class-facts">{format.longDay(query.value.on)}</p> : null}
          <a className="link" href={formatRoute({ at: 'closing' })}>
            {say('closing.open')}
          </a>
        </div>
      </header>
      <div className="day">
        <QueryGate query={query}>
          {(day) =>
            day.classes.length === 0 ? (
              <Empty>{say('app.no-classes')}</Empty>
            ) : (
              day.classes.map((known) => <ClassSection key={known.id} known={known} on={day.on} />)
            )
          }
        </QueryGate>
      </div>
    </>
  );
}

function ClassSection({ known, on }: { known: ClassOfDay; on: string }) {
  const say = useSay();
  const format = useFormat();
  const isQuiet = known.first.length === 0;
  return (
    <section className="day-class">
      <header>
        <h2 dir="auto">{known.name}</h2>
        <p className="soft small">
          {say('app.students', { count: known.students })}
          {known.startedAt === null
            ? null
            : ` · ${say('day.started', { time: format.time(known.startedAt) })}`}
        </p>
        {known.meets ? null : <p className="faint small">{say('day.meets-not')}</p>}
        <a className="link" href={formatRoute({ at: 'class', class: known.id, view: 'today' })}>
          {say('day.whole-list')}
        </a>
      </header>
      <div>
        <DayFacts known={known} on={on} />
        {isQuiet ? <p className="soft day-first">{say('day.nobody')}</p> : null}
        <ol className="day-first" hidden={isQuiet} aria-label={say('today.list')}>
          {known.first.map((line) => (
            <li key={line.id} className="day-line">
              <StudentLink classId={known.id} student={line} />
              <Reasons reasons={line.reasons} most={2} />
            </li>
          ))}
        </ol>
        {known.more > 0 ? (
          <p className="faint small day-more">{say('day.more', { count: known.more })}</p>
        ) : null}
      </div>
    </section>
  );
}

/** What the day holds besides the list: each kind in one line, those without anybody left out. */
function DayFacts({ known, on }: { known: ClassOfDay; on: string }) {
  const say = useSay();
  const format = useFormat();
  const dayWord = (day: string) => {
    const days = daysBetween(day, on);
    if (days === 0) return say('reason.today');
    if (days === 1) return say('reason.yesterday');
    return say('reason.on-day', { day: format.day(day, on) });
  };
  const named = (student: ClassOfDay['promised'][number]) => (
    <StudentLink classId={known.id} student={student} />
  );
  return (
    <dl className="day-facts">
      <Fact title={say('day.promised')} entries={known.promised} draw={named} isInline />
      <Fact
        title={say('day.appointments')}
        entries={known.appointments}
        draw={(one) => (
          <>
            {named(one)}{' '}
            <span className="soft">
              {one.note === null
                ? say('day.appointment', { day: dayWord(one.on) })
                : say('day.appointment-note', { day: dayWord(one.on), note: one.note })}
            </span>
          </>
        )}
      />
      <Fact
        title={say('day.rechecks')}
        entries={known.rechecks}
        draw={(one) => (
          <>
            {named(one)}{' '}
            <span className="soft">
              {one.task === null || one.version === null
                ? say('day.recheck', { code: one.objective, day: dayWord(one.due) })
                : say('day.recheck-version', {
                    code: one.objective,
                    day: dayWord(one.due),
                    task: one.task,
                    version: one.version,
                  })}
            </span>
          </>
        )}
      />
      <Fact title={say('day.was-absent')} entries={known.wasAbsent} draw={named} isInline />
      <Fact title={say('day.absent')} entries={known.absent} draw={named} isInline />
    </dl>
  );
}

interface FactProps<T> {
  readonly title: string;
  readonly entries: readonly T[];
  readonly draw: (entry: T) => ReactNode;
  /** Names alone stand side by side. */
  readonly isInline?: boolean;
}

function Fact<T extends { readonly id: string; readonly objective?: string }>({
  title,
  entries,
  draw,
  isInline = false,
}: FactProps<T>) {
  if (entries.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul data-inline={isInline}>
          {entries.map((entry) => (
            <li key={`${entry.id} ${entry.objective ?? ''}`}>{draw(entry)}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function StudentLink({
  classId,
  student,
}: {
  classId: string;
  student: { readonly id: string; readonly called: string };
}) {
  return (
    <a
      className="day-student"
      href={formatRoute({ at: 'student', class: classId, student: student.id })}
    >
      <PersonName>{student.called}</PersonName>
    </a>
  );
}
