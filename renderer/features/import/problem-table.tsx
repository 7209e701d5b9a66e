import { useSay } from '../../ui/say.tsx';
import type { Preview } from './use-import.ts';

type Problem = Preview['problems'][number];

const AT_MOST = 200;

/** Every row that stays out, and why. */
export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  const say = useSay();
  if (problems.length === 0) return null;
  const hasFiles = new Set(problems.map((problem) => problem.file)).size > 1;
  return (
    <section className="import-section">
      <h3 className="warm">{say('import.problems', { count: problems.length })}</h3>
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr className="column-head">
              {hasFiles ? <th scope="col">{say('import.col-file')}</th> : null}
              <th scope="col" className="import-number">
                {say('import.col-row')}
              </th>
              <th scope="col">{say('import.col-column')}</th>
              <th scope="col">{say('import.col-value')}</th>
              <th scope="col">{say('import.col-rule')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, AT_MOST).map((problem) => (
              <tr key={`${problem.file} ${problem.row} ${problem.column} ${problem.rule}`}>
                {hasFiles ? <td>{problem.file}</td> : null}
                <td className="import-number">{problem.row ?? ''}</td>
                <td>{problem.column ?? ''}</td>
                <td className="import-value" dir="auto">
                  {problem.value ?? ''}
                </td>
                <td className="import-rule">{problem.rule}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > AT_MOST ? (
        <p className="soft small">
          {say('import.problems-more', { count: problems.length - AT_MOST })}
        </p>
      ) : null}
    </section>
  );
}
