import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import './cycle-sheets.css';
import { asOfDay, onDay, type SheetProps } from './sheet.ts';
import { SheetHead } from './sheet-head.tsx';
import { useReady } from './use-ready.ts';

/** A slip holds so much; a longer list discourages. */
const ON_A_SLIP = 6;

/** Numbered rows with a circle per level and a box for a talk, to be typed back by row. */
export function ClipboardSheet({ classId, on, student: only, onReady }: SheetProps) {
  const say = useSay();
  const format = useFormat();
  const grid = useQuery('grid.get', { class: classId, ...asOfDay(on) }).value;
  useReady(grid, onReady);
  if (!grid) return null;
  // A row keeps its number: the sheet is typed back by it.
  const rows = grid.rows.students
    .map((id, index) => ({ id, index }))
    .filter(({ id }) => only === null || id === only);
  return (
    <>
      <SheetHead beside={format.fullDay(grid.asOf)}>{grid.class.name}</SheetHead>
      <p className="clipboard-objective">{say('clipboard.sheet-objective')}</p>
      {rows.length === 0 ? <p>{say('reports.nobody')}</p> : null}
      <table className="print-table clipboard-sheet">
        <thead>
          <tr>
            <td />
            <td />
            {grid.scale.levels.map((level) => (
              <th key={level.key} scope="col">
                {level.name}
              </th>
            ))}
            <th scope="col">{say('clipboard.contact')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, index }) => (
            <tr key={id}>
              <td>{index + 1}</td>
              <th scope="row">{grid.students.called[index]}</th>
              {grid.scale.levels.map((level) => (
                <td key={level.key}>
                  <span className="clipboard-circle">{level.value}</span>
                </td>
              ))}
              <td>
                <span className="print-box" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** For each student what to do next this week, in the order in which it can be done. */
export function WeeklySheet({ classId, on, student: only, onReady }: SheetProps) {
  const say = useSay();
  const format = useFormat();
  const week = useQuery('weekly.get', { class: classId, ...onDay(on) }).value;
  useReady(week, onReady);
  if (!week) return null;
  const students = week.students.filter(({ id }) => only === null || id === only);
  const span = say('slip.week', { from: format.day(week.on), to: format.day(week.until) });
  return (
    <div className="slips">
      {students.length === 0 ? <p>{say('reports.nobody')}</p> : null}
      {students.map((student) => {
        const more = student.objectives.length - ON_A_SLIP;
        return (
          <section key={student.id} className="slip">
            <header className="print-head">
              <h2>{student.called}</h2>
              <span>
                {week.class.name}, {span}
              </span>
            </header>
            {student.objectives.length === 0 ? <p>{say('slip.done')}</p> : null}
            <ol>
              {student.objectives.slice(0, ON_A_SLIP).map((line) => (
                <li key={line.id}>
                  <span className="print-box" />{' '}
                  <span className="slip-when">{say(line.ready ? 'slip.next' : 'slip.then')}</span>{' '}
                  <strong>{line.code}</strong> {line.target ?? line.statement}
                  {line.resource === null ? null : (
                    <span className="slip-resource"> · {line.resource.title}</span>
                  )}
                </li>
              ))}
            </ol>
            {more > 0 ? <p>{say('slip.more', { count: more })}</p> : null}
            {student.deeper.map(({ id, code, level }) => (
              <p key={id}>{say('slip.deeper', { code, level })}</p>
            ))}
            {student.goals.map((text) => (
              <p key={text}>{say('slip.goal', { text })}</p>
            ))}
          </section>
        );
      })}
    </div>
  );
}
