import type { Output } from '#shared/contract/contract.ts';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { toneOf } from '../../ui/level-tone.ts';
import { useSay } from '../../ui/say.tsx';
import { CsvButton, DepartmentPart } from './department-part.tsx';
import { percent } from './percent.ts';

type Section = Output<'department.summary'>['sections'][number];

/** Coverage and the distribution of levels, section by section. */
export function Sections() {
  const say = useSay();
  const summary = useQuery('department.summary', {}).value;
  if (!summary || summary.sections.length === 0) return null;
  const title = say('department.sections');
  // What scrolls and holds nothing to press must be reached by keys itself (WCAG 2.1.1).
  const scrolled = { role: 'region', 'aria-label': title, tabIndex: 0 };
  return (
    <DepartmentPart title={title} what="summary">
      <div className="department-scroll" {...scrolled}>
        <table className="department-table">
          <thead>
            <tr>
              <th scope="col">{say('department.section')}</th>
              <th scope="col">{say('department.students')}</th>
              <th scope="col">{say('department.assessed')}</th>
              <th scope="col">{say('department.mastered')}</th>
              <th scope="col" className="department-levels">
                {say('department.distribution')}
                <CsvButton title={say('department.distribution')} what="distribution" />
              </th>
            </tr>
          </thead>
          <tbody>
            {summary.sections.map((section) => (
              <tr key={section.class}>
                <th scope="row">
                  <a href={formatRoute({ at: 'class', class: section.class, view: 'grid' })}>
                    {section.name}
                  </a>{' '}
                  <span className="soft">{section.teacher}</span>
                </th>
                <td>{section.students}</td>
                <td>{percent(section.assessed, section.asked)}</td>
                <td>{percent(section.mastered, section.asked)}</td>
                <td className="department-levels">
                  <Distribution section={section} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </DepartmentPart>
  );
}

/** How many cells stand on each level, as one bar; the figures stand in its name. */
function Distribution({ section }: { readonly section: Section }) {
  const { levels, threshold } = section;
  const total = levels.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const cut = levels.findIndex(({ key }) => key === threshold);
  const words = levels.map(({ name, count }) => `${name} ${count}`).join(', ');
  let x = 0;
  return (
    <svg
      className="department-bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <title>{words}</title>
      {levels.map(({ key, count }, i) => {
        const width = (100 * count) / total;
        x += width;
        return (
          <rect
            key={key}
            data-tone={toneOf(i, cut, levels.length)}
            x={x - width}
            y="0"
            width={width}
            height="10"
          />
        );
      })}
    </svg>
  );
}
