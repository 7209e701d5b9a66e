import { useEffect } from 'react';
import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { Reasons } from '../ui/reasons.tsx';
import type { SheetProps } from './grid-sheet.tsx';

/** Today's list on paper: a number, the name, why, what to bring, and a box to tick. */
export function TodaySheet({ classId, onReady }: SheetProps) {
  const format = useFormat();
  const today = useQuery('today.get', { class: classId }).value;
  useEffect(() => {
    if (today) onReady();
  }, [today, onReady]);
  if (!today) return null;
  return (
    <>
      <header className="print-head">
        <h1>{today.class.name}</h1>
        <span>{format.fullDay(today.on)}</span>
      </header>
      <table className="print-table">
        <tbody>
          {today.students.map((line, index) => (
            <tr key={line.id}>
              <td>{index + 1}</td>
              <th scope="row">{line.called}</th>
              <td>
                <Reasons reasons={line.reasons} most={3} />
              </td>
              <td>{line.next?.code}</td>
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
