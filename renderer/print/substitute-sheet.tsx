import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { onDay, type SheetProps } from './sheet.ts';
import { SheetHead } from './sheet-head.tsx';
import { useReady } from './use-ready.ts';

/**
 * For who takes the class for a day: a box for each who is here, how to call them, what they go on
 * with, what was agreed, and room to write down what happened.
 */
export function SubstituteSheet({ classId, on, student: only, onReady }: SheetProps) {
  const say = useSay();
  const format = useFormat();
  const day = useQuery('substitute.get', { class: classId, ...onDay(on) }).value;
  useReady(day, onReady);
  if (!day) return null;
  const students = day.students.filter(({ id }) => only === null || id === only);
  return (
    <>
      <SheetHead beside={format.fullDay(day.on)}>{day.class.name}</SheetHead>
      <p className="substitute-lead">
        {say(students.length === 0 ? 'reports.nobody' : 'substitute.lead')}
      </p>
      <table className="print-table substitute-sheet">
        <thead>
          <tr>
            <th scope="col">{say('substitute.here')}</th>
            <th scope="col">{say('substitute.student')}</th>
            <th scope="col">{say('substitute.next')}</th>
            <th scope="col">{say('substitute.agreed')}</th>
            <th scope="col">{say('substitute.note')}</th>
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <tr key={student.id}>
              <td>
                <span className="print-box" />
              </td>
              <th scope="row">
                {student.called}
                <span className="substitute-said">
                  {[student.pronouns, student.said && say('student.said', { said: student.said })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
              <td>
                {student.next.map((objective) => (
                  <div key={objective.id}>
                    <strong>{objective.code}</strong> {objective.statement}
                  </div>
                ))}
              </td>
              <td>
                {student.accommodations}
                {student.accommodations && student.pullOut ? '; ' : null}
                {student.pullOut}
              </td>
              <td className="substitute-note" />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
