import type { TextKey } from '#shared/text/text.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { keyed } from './keyed.ts';
import { PaperMark } from './paper-mark.tsx';
import type { ReportPupil, StudentReports } from './student-report.tsx';

type Unit = ReportPupil['units'][number];
type Objective = Unit['objectives'][number];

export interface ReportUnitProps {
  readonly unit: Unit;
  readonly report: StudentReports;
}

/** Attempts that have room in a line; older ones are counted. */
const SHOWN = 5;

/** One unit: each objective with its level in a mark and in words, and every attempt at its day. */
export function ReportUnit({ unit, report }: ReportUnitProps) {
  const say = useSay();
  return (
    <table className="print-table report-unit">
      <colgroup>
        <col className="report-col-code" />
        <col />
        <col className="report-col-level" />
        <col className="report-col-attempts" />
      </colgroup>
      <thead>
        <tr>
          <th scope="colgroup" colSpan={3}>
            {unit.name}
          </th>
          <td>{say('report.of', { done: unit.mastered, total: unit.objectives.length })}</td>
        </tr>
      </thead>
      <tbody>
        {unit.objectives.map((one) => (
          <Line key={one.code} objective={one} report={report} />
        ))}
      </tbody>
    </table>
  );
}

/** Units of which nothing is shown or due yet, by their codes alone. */
export function UnitsAhead({ units }: { readonly units: readonly Unit[] }) {
  const say = useSay();
  if (units.length === 0) return null;
  return (
    <table className="print-table report-unit">
      <thead>
        <tr>
          <th scope="colgroup" colSpan={2}>
            {say('report.units-ahead')}
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.name}>
            <th scope="row">{unit.name}</th>
            <td>{unit.objectives.map((one) => one.code).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** True of a unit of which nothing is shown, said or due on a day. */
export const isAhead = (unit: Unit, asOf: string): boolean =>
  unit.objectives.every((one) => isUntouched(one, asOf));

/** Nothing shown, nothing said of it, and its day is ahead. */
const isUntouched = (one: Objective, asOf: string): boolean =>
  one.status === 'not-assessed' &&
  one.attempts.length === 0 &&
  (one.due === null || one.due > asOf);

const SIGNS: Readonly<Record<string, string>> = {
  excused: '–',
  'not-assessed': '·',
  insufficient: '…',
};

interface LineProps {
  readonly objective: Objective;
  readonly report: StudentReports;
}

function Line({ objective, report }: LineProps) {
  const say = useSay();
  const format = useFormat();
  const { levels } = report.scale;
  const { code, statement, critical, status, level, due } = objective;
  const hasLevel = level >= 0 && status !== 'excused';
  const isOpen = status !== 'mastered' && status !== 'excused';
  return (
    <tr>
      <th scope="row" className={critical ? 'critical' : undefined}>
        {code}
      </th>
      <td>
        {statement}
        {isOpen && due !== null ? (
          <span className="report-soft">
            {' '}
            {say('report.due', { day: format.day(due, report.asOf) })}
          </span>
        ) : null}
      </td>
      <td className="report-level">
        <span className="report-mark">
          {hasLevel ? (
            <PaperMark index={level} count={levels.length} look={levels[level]} />
          ) : (
            SIGNS[status]
          )}
        </span>{' '}
        {hasLevel ? levels[level]?.name : say(`student.status.${status}` as TextKey)}
      </td>
      <td>
        <Attempts objective={objective} report={report} />
      </td>
    </tr>
  );
}

function Attempts({ objective, report }: LineProps) {
  const say = useSay();
  const format = useFormat();
  const { levels } = report.scale;
  const earlier = objective.attempts.length - SHOWN;
  return (
    <span className="report-attempts">
      {earlier > 0 ? <span>{say('report.earlier', { count: earlier })}</span> : null}
      {keyed(objective.attempts.slice(-SHOWN)).map(({ key, one: { on, level, counts } }) => (
        <span key={key} className="report-attempt">
          {counts ? null : '('}
          <PaperMark
            index={level}
            count={levels.length}
            look={levels[level]}
            label={levels[level]?.name ?? ''}
          />{' '}
          {format.day(on, report.asOf)}
          {counts ? null : ')'}
        </span>
      ))}
    </span>
  );
}
