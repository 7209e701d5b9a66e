import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { Reasons } from '../ui/reasons.tsx';
import { onDay, type SheetProps } from './sheet.ts';
import { SheetHead } from './sheet-head.tsx';
import { useReady } from './use-ready.ts';

/** Today's list on paper: a number, the name, why, what to bring, and a box to tick. */
export function TodaySheet({ classId, on, onReady }: SheetProps) {
  const format = useFormat();
  const today = useQuery('today.get', { class: classId, ...onDay(on) }).value;
  useReady(today, onReady);
  if (!today) return null;
  return (
    <>
      <SheetHead beside={format.fullDay(today.on)}>{today.class.name}</SheetHead>
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
