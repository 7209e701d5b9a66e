import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { LevelLegend } from './level-legend.tsx';
import { PaperMark } from './paper-mark.tsx';
import { asOfDay, type SheetProps } from './sheet.ts';
import { SheetHead } from './sheet-head.tsx';
import { useReady } from './use-ready.ts';

type Grid = Output<'grid.get'>;

/** Objectives that one landscape sheet holds; further ones go on the next. */
const ACROSS = 36;

/** The grid on paper: marks without colours, so that any printer shows the threshold's two sides. */
export function GridSheet({ classId, on, onReady }: SheetProps) {
  const say = useSay();
  const format = useFormat();
  const grid = useQuery('grid.get', { class: classId, ...asOfDay(on) }).value;
  useReady(grid, onReady);
  if (!grid) return null;
  const count = grid.objectives.id.length;
  const starts = Array.from({ length: Math.ceil(count / ACROSS) }, (_, page) => page * ACROSS);
  return (
    <>
      {starts.map((start) => (
        <section key={start} className="print-page">
          <SheetHead beside={say('reports.as-of', { day: format.fullDay(grid.asOf) })}>
            {grid.class.name}
          </SheetHead>
          <GridTable grid={grid} start={start} end={Math.min(count, start + ACROSS)} />
          <Legend grid={grid} />
        </section>
      ))}
    </>
  );
}

/** What the marks mean; paper has nobody to ask. */
function Legend({ grid }: { grid: Grid }) {
  const say = useSay();
  return (
    <p className="print-legend">
      <LevelLegend scale={grid.scale} threshold={grid.threshold} />
      <span>· {say('status.not-assessed')}</span>
      <span>– {say('status.excused')}</span>
      <span>
        <b>{say('reports.bold')}</b> {say('letters.critical')}
      </span>
    </p>
  );
}

interface TableProps {
  readonly grid: Grid;
  readonly start: number;
  readonly end: number;
}

function GridTable({ grid, start, end }: TableProps) {
  const say = useSay();
  const columns = Array.from({ length: end - start }, (_, index) => start + index);
  const unitStarts = new Set(grid.units.map((unit) => unit.first));
  return (
    <table className="print-table print-grid">
      <thead>
        <tr>
          <td />
          {grid.units.flatMap((unit) => {
            const span = Math.min(end, unit.first + unit.count) - Math.max(start, unit.first);
            return span <= 0
              ? []
              : [
                  <th key={unit.id} colSpan={span} className="print-unit print-unit-start">
                    {unit.name}
                  </th>,
                ];
          })}
        </tr>
        <tr>
          <th className="print-corner">{say('settings.col-name')}</th>
          {columns.map((o) => (
            <th
              key={o}
              className={classes(
                grid.objectives.critical[o] && 'critical',
                unitStarts.has(o) && 'print-unit-start',
              )}
            >
              <span className="print-code">{grid.objectives.code[o]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.rows.students.map((id, s) => (
          <tr key={id}>
            <th scope="row">{grid.students.name[s]}</th>
            {columns.map((o) => (
              <td key={o} className={classes(unitStarts.has(o) && 'print-unit-start')}>
                <Cell grid={grid} at={s * grid.objectives.id.length + o} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ grid, at }: { grid: Grid; at: number }) {
  const status = CELL_STATUSES[grid.rows.status[at] ?? 0];
  if (status === 'excused') return '–';
  const level = grid.rows.level[at] ?? -1;
  if (level < 0) return '·';
  const { levels } = grid.scale;
  return <PaperMark index={level} count={levels.length} look={levels[level]} />;
}

const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
