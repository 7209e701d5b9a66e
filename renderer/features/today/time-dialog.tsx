import { CORRECTIVE_KINDS } from '#shared/contract/types.ts';
import { useQuery } from '../../data/use-query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/format.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { StudentLink } from './student-link.tsx';
import type { Today } from './today-view.tsx';

/** Talks per student, who was never first, and which help was followed by mastery. */
export function TimeDialog({ today, onClose }: { today: Today; onClose: () => void }) {
  const say = useSay();
  const format = useFormat();
  const query = useQuery('help.time', { class: today.class.id, on: today.on });
  const kindOf = (kind: string) => {
    const known = CORRECTIVE_KINDS.find((one) => one === kind);
    return known ? say(`corrective.${known}`) : kind;
  };
  return (
    <Dialog title={say('time.title')} size="large" isOpen isLight onClose={onClose}>
      <QueryGate query={query}>
        {({ from, on, started, students }) => {
          const inOrder = [...students].sort((a, b) => a.talks - b.talks || a.first - b.first);
          const never = students.filter((one) => one.first === 0).length;
          const kinds = CORRECTIVE_KINDS.flatMap((kind) => {
            const given = students.flatMap((one) => one.help.filter((help) => help.kind === kind));
            const mastered = given.filter((help) => help.masteredOn !== null).length;
            return given.length === 0
              ? []
              : say('time.kind', { kind: kindOf(kind), mastered, count: given.length });
          });
          return (
            <>
              <p className="soft">
                {started === 0
                  ? say('time.lead-none', { from: format.day(from, on) })
                  : say('time.lead', { from: format.day(from, on), count: started })}{' '}
                {started > 0 && never > 0 ? say('time.never-first', { count: never }) : null}{' '}
                {kinds.length > 0 ? say('time.kinds', { kinds: kinds.join(', ') }) : null}
              </p>
              <table className="plain-table time-table">
                <thead>
                  <tr>
                    <th scope="col">{say('time.student')}</th>
                    <th scope="col" className="figure">
                      {say('time.talks')}
                    </th>
                    <th scope="col" className="figure">
                      {say('time.first')}
                    </th>
                    <th scope="col">{say('time.help')}</th>
                  </tr>
                </thead>
                <tbody>
                  {inOrder.map((one) => (
                    <tr key={one.id}>
                      <th scope="row">
                        <StudentLink classId={today.class.id} student={one} />
                      </th>
                      <td className="figure">{one.talks}</td>
                      <td className="figure">{one.first}</td>
                      <td>
                        {one.help.map((help) => (
                          <div key={`${help.on} ${help.objective} ${help.kind}`}>
                            {say('time.helped', {
                              kind: kindOf(help.kind),
                              objective: help.objective,
                              on: format.day(help.on, on),
                            })}
                            <span className="soft">
                              {': '}
                              {help.masteredOn === null
                                ? say('time.not-yet')
                                : say('time.mastered', { on: format.day(help.masteredOn, on) })}
                            </span>
                          </div>
                        ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          );
        }}
      </QueryGate>
    </Dialog>
  );
}
