import type { ReactNode } from 'react';
import { leavingCell } from '#shared/domain/map-cell.ts';
import { useSay } from '../../ui/say.tsx';
import { figuresAt, type HeatAnswer, type Shown } from './heat-view.ts';

/** Sections that stand beside each other on one sheet across; the next ones go on the next. */
const ACROSS = 28;

/** The heat map on paper, groups under ten hidden: as many sheets as its sections need. */
export function PaperMap({
  map,
  shown,
  head,
}: {
  readonly map: HeatAnswer;
  readonly shown: Shown;
  readonly head: (title: string) => ReactNode;
}) {
  const say = useSay();
  const { sections, objectives } = map;
  const title = say(shown === 'mastered' ? 'department.map' : 'department.coverage');
  const isOneCourse = new Set(objectives.map(({ course }) => course)).size === 1;
  const sheets = Array.from({ length: Math.ceil(sections.length / ACROSS) }, (_, i) => i * ACROSS);
  return sheets.map((from) => {
    const here = sections.slice(from, from + ACROSS);
    // What none of these sections plans would be an empty line.
    const rows = objectives
      .map((objective, row) => ({ objective, row }))
      .filter(({ row }) =>
        here.some((_, i) => (map.asked[row * sections.length + from + i] ?? -1) >= 0),
      );
    const part =
      sheets.length === 1
        ? title
        : say('department.part', { title, part: from / ACROSS + 1, of: sheets.length });
    return (
      <section key={from} className="print-page">
        {head(part)}
        <table className="print-table print-grid department-paper">
          <thead>
            <tr>
              <th scope="col">{say('department.objective')}</th>
              {here.map((section) => (
                <th key={section.class} scope="col">
                  <span className="print-code department-upright">
                    {section.name}, {section.teacher}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ objective: { id, code, course, statement }, row }) => (
              <tr key={id}>
                <th scope="row">
                  <span className="department-paper-head">
                    {isOneCourse ? `${code} ${statement}` : `${code} ${course}`}
                  </span>
                </th>
                {here.map((section, i) => (
                  <PaperCell
                    key={section.class}
                    map={map}
                    shown={shown}
                    at={row * sections.length + from + i}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="print-legend">{say('department.paper-legend')}</p>
      </section>
    );
  });
}

function PaperCell({
  map,
  shown,
  at,
}: {
  readonly map: HeatAnswer;
  readonly shown: Shown;
  readonly at: number;
}) {
  const cell = leavingCell(figuresAt(map, at), shown);
  if (typeof cell !== 'number') return <td>{cell}</td>;
  return <td data-low={cell < 0.5}>{Math.round(cell * 100)}</td>;
}
