import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { useSay } from '../../ui/say.tsx';
import { DepartmentPart } from './department-part.tsx';
import { HeatRow } from './heat-row.tsx';

const ROW = 28;
const SHOWN = 480;
/** Rows above and below what is seen, so that a quick scroll finds them drawn. */
const AROUND = 6;

/** Objectives × sections: how many have mastered. Only the rows that are seen are drawn. */
export function HeatMap() {
  const say = useSay();
  const map = useQuery('department.objectives', {}).value;
  const [top, setTop] = useState(0);
  if (!map || map.objectives.length === 0) return null;
  const { sections, objectives } = map;
  const first = Math.max(0, Math.floor(top / ROW) - AROUND);
  const last = Math.min(objectives.length, Math.ceil((top + SHOWN) / ROW) + AROUND);
  const title = say('department.map');
  // What scrolls and holds nothing to press must be reached by keys itself (WCAG 2.1.1).
  const scrolled = { role: 'region', 'aria-label': title, tabIndex: 0 };
  return (
    <DepartmentPart title={title} what="objectives">
      <div
        className="heat"
        {...scrolled}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <table className="heat-table" aria-rowcount={objectives.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="heat-corner">
                {say('department.objective')}
              </th>
              {sections.map((section) => (
                <th key={section.class} scope="col" title={`${section.teacher}: ${section.name}`}>
                  {section.name}
                  <span className="soft">{section.teacher}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap rows={first} columns={sections.length + 1} />
            {objectives.slice(first, last).map(({ id }, i) => (
              <HeatRow key={id} map={map} row={first + i} />
            ))}
            <Gap rows={objectives.length - last} columns={sections.length + 1} />
          </tbody>
        </table>
      </div>
    </DepartmentPart>
  );
}

/** Stands for rows that are not drawn; an SVG holds the height, since styles may not stand inline. */
function Gap({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr>
      <td colSpan={columns} className="heat-gap">
        <svg width="1" height={rows * ROW} aria-hidden="true" />
      </td>
    </tr>
  );
}
