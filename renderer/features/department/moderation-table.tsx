import { useQuery } from '../../data/use-query.ts';
import { useSay } from '../../ui/say.tsx';
import { DepartmentPart } from './department-part.tsx';
import { percent } from './percent.ts';

/** How alike assessors judge the same student and objective, and the same piece of work. */
export function Moderation() {
  const say = useSay();
  const pairs = useQuery('department.moderation', {}).value?.pairs ?? [];
  if (pairs.length === 0) return null;
  return (
    <DepartmentPart title={say('department.agreement')} what="moderation">
      <table className="department-table">
        <thead>
          <tr>
            <th scope="col">{say('department.assessors')}</th>
            <th scope="col">{say('department.pairs')}</th>
            <th scope="col">{say('department.blind')}</th>
            <th scope="col">{say('department.exact')}</th>
            <th scope="col">{say('department.kappa')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ assessors, pairs: count, blind, exact, kappa }) => (
            <tr key={assessors.join()}>
              <th scope="row">{assessors.join(' · ')}</th>
              <td>{count}</td>
              <td>{blind || ''}</td>
              <td>{percent(exact, 1)}</td>
              <td>{kappa === null ? say('department.one-level') : kappa.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DepartmentPart>
  );
}
