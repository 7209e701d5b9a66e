import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import type { SheetProps } from './sheet.ts';
import './habit-sheets.css';
import { SheetHead } from './sheet-head.tsx';
import { useReady } from './use-ready.ts';

type Habits = Output<'habit.get'>;

/** The habits of a class and term with the words that head them; null until all is there. */
function useHabits({ classId, term, onReady }: SheetProps) {
  const say = useSay();
  const format = useFormat();
  const habits = useQuery('habit.get', { class: classId, term }).value;
  const taught = useQuery('class.get', { class: classId }).value;
  const today = useQuery('gradebook.get', {}).value?.today;
  const terms = useQuery('term.list', {}).value;
  const isThere = Boolean(habits && taught && today && terms);
  useReady(isThere, onReady);
  if (!habits || !taught || !today || !terms) return null;
  const span = terms.find((one) => one.id === term)?.name ?? say('habits.the-year');
  return { habits, name: taught.name, span, day: format.fullDay(today) };
}

/** Habits of success of a class: students down, domains across, and no letter anywhere. */
export function HabitSheet(props: SheetProps) {
  const say = useSay();
  const found = useHabits(props);
  if (!found) return null;
  const { habits, name, span, day } = found;
  return (
    <>
      <SheetHead beside={`${span}, ${say('reports.as-of', { day })}`}>
        {name}: {say('beside.habits')}
      </SheetHead>
      {habits.domains.length === 0 ? <p>{say('habits.empty')}</p> : null}
      <table className="print-table">
        <thead>
          <tr>
            <th scope="col">{say('habits.student')}</th>
            {habits.domains.map((domain) => (
              <th key={domain.id} scope="col">
                {domain.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {habits.students.map((student) => (
            <tr key={student.id}>
              <th scope="row">{student.name}</th>
              {habits.domains.map((domain) => (
                <td key={domain.id}>{levelOf(habits, student, domain.id) ?? say('habits.none')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="print-legend">{say('habits.apart')}</p>
    </>
  );
}

/** The same as lines for each student, to be cut apart; who has no score gets no slip. */
export function HabitSlips(props: SheetProps) {
  const say = useSay();
  const found = useHabits(props);
  if (!found) return null;
  const { habits, name, span } = found;
  const scored = habits.students.filter((student) => student.scores.length > 0);
  return (
    <div className="habit-slips">
      {scored.length === 0 ? <p>{say('habits.nobody-scored')}</p> : null}
      {scored.map((student) => (
        <section key={student.id} className="habit-slip">
          <header className="print-head">
            <h2>{student.name}</h2>
            <span>
              {name}, {span}
            </span>
          </header>
          <h3>{say('beside.habits')}</h3>
          <dl>
            {habits.domains.map((domain) => (
              <div key={domain.id}>
                <dt>{domain.name}</dt>
                <dd>{levelOf(habits, student, domain.id) ?? say('habits.not-scored')}</dd>
              </div>
            ))}
          </dl>
          <p>{say('habits.apart')}</p>
        </section>
      ))}
    </div>
  );
}

function levelOf(
  { levels }: Habits,
  student: Habits['students'][number],
  domain: string,
): string | undefined {
  const score = student.scores.find((one) => one.domain === domain);
  return levels.find((level) => level.id === score?.level)?.name;
}
