import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { PaperMark } from './paper-mark.tsx';
import './report-sheets.css';
import { LevelLegend } from './level-legend.tsx';
import { asOfDay, type SheetProps } from './sheet.ts';
import { SheetHead } from './sheet-head.tsx';
import { useReady } from './use-ready.ts';

type Report = Output<'report.class'>;

/** Codes that have room in a line; further ones are counted. */
const CODES = 8;

/** The class on a day for the folder or a meeting: objectives, students, groups. */
export function ClassReportSheet({ classId, on, onReady }: SheetProps) {
  const say = useSay();
  const format = useFormat();
  const report = useQuery('report.class', { class: classId, ...asOfDay(on) }).value;
  useReady(report, onReady);
  if (!report) return null;
  const from = [report.teacher, report.school].filter(Boolean).join(', ');
  return (
    <div className="class-report">
      <SheetHead beside={say('reports.as-of', { day: format.fullDay(report.asOf) })}>
        {report.class.name}
      </SheetHead>
      <p className="report-who">
        {[from, say('app.students', { count: report.students.length })].filter(Boolean).join(' · ')}
      </p>
      {report.students.length === 0 ? (
        <p>{say('reports.nobody')}</p>
      ) : (
        <>
          <Students report={report} />
          <Groups report={report} />
          <Spread report={report} />
          <p className="print-legend">
            <LevelLegend scale={report.scale} threshold={report.threshold} />
            <span>
              <b>{say('reports.bold')}</b> {say('letters.critical')}
            </span>
          </p>
        </>
      )}
    </div>
  );
}

function Students({ report }: { readonly report: Report }) {
  const say = useSay();
  return (
    <section>
      <h2>{say('report.where')}</h2>
      <table className="print-table report-students">
        <thead>
          <tr>
            <td />
            <th scope="col">{say('report.mastered')}</th>
            <th scope="col">{say('report.due-count')}</th>
            <th scope="col">{say('report.pace')}</th>
            <th scope="col">{say('report.working')}</th>
            <th scope="col">{say('report.owed')}</th>
            <th scope="col">{say('report.ready')}</th>
          </tr>
        </thead>
        <tbody>
          {report.students.map((student) => (
            <tr key={student.id}>
              <th scope="row">{student.name}</th>
              <td className="report-figure">{student.mastered}</td>
              <td className="report-figure">{student.due}</td>
              <td className="report-pace">
                {student.behind > 0 ? (
                  <strong>{say('student.behind', { count: student.behind })}</strong>
                ) : null}
                {student.behind > 0 && student.ahead > 0 ? <br /> : null}
                {student.ahead > 0 ? say('student.ahead', { count: student.ahead }) : null}
              </td>
              <td>
                <Working report={report} working={student.working} />
              </td>
              <td>
                <Codes codes={student.owed} />
              </td>
              <td>{student.next.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Working({
  report,
  working,
}: {
  readonly report: Report;
  readonly working: Report['students'][number]['working'];
}) {
  const say = useSay();
  const { levels } = report.scale;
  return (
    <span className="report-attempts">
      {working.slice(0, CODES).map(({ code, level }) => (
        <span key={code} className="report-attempt">
          <PaperMark index={level} count={levels.length} look={levels[level]} /> {code}
        </span>
      ))}
      {working.length > CODES ? (
        <span>{say('report.more', { count: working.length - CODES })}</span>
      ) : null}
    </span>
  );
}

function Codes({ codes }: { readonly codes: readonly string[] }) {
  const say = useSay();
  const more = codes.length - CODES;
  return (
    <>
      {codes.slice(0, CODES).join(', ')}
      {more > 0 ? ` ${say('report.more', { count: more })}` : null}
    </>
  );
}

function Groups({ report }: { readonly report: Report }) {
  const say = useSay();
  return (
    <section>
      <h2>{say('report.groups')}</h2>
      {report.groups.length === 0 ? <p>{say('report.groups-none')}</p> : null}
      <table className="print-table report-groups">
        <tbody>
          {report.groups.map(({ code, statement, students }) => (
            <tr key={`${code} ${students.join()}`}>
              <th scope="row">{code}</th>
              <td>{statement}</td>
              <td>{students.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many stand at each level of each objective; the heavy line is where mastery begins. */
function Spread({ report }: { readonly report: Report }) {
  const say = useSay();
  const { levels } = report.scale;
  return (
    <section>
      <h2>{say('report.spread')}</h2>
      {report.units.length === 0 ? <p>{say('report.empty')}</p> : null}
      {report.units.map((unit) => (
        <table key={unit.name} className="print-table report-spread">
          <colgroup>
            <col className="report-col-code" />
            <col />
            <col span={2 + levels.length} className="report-col-count" />
            <col className="report-col-share" />
            <col className="report-col-bar" />
          </colgroup>
          <thead>
            <tr>
              <th scope="colgroup" colSpan={2}>
                {unit.name}
              </th>
              <th scope="col" className="report-narrow" title={say('report.excused')}>
                –
              </th>
              <th scope="col" className="report-narrow" title={say('report.nothing')}>
                ·
              </th>
              {levels.map((level, index) => (
                <th
                  key={level.key}
                  scope="col"
                  className="report-narrow"
                  data-threshold={index === report.threshold}
                >
                  <PaperMark index={index} count={levels.length} look={level} label={level.name} />
                </th>
              ))}
              <th scope="col" className="report-share" colSpan={2}>
                {say('report.mastered')}
              </th>
            </tr>
          </thead>
          <tbody>
            {unit.objectives.map((objective) => (
              <SpreadLine key={objective.code} objective={objective} report={report} />
            ))}
          </tbody>
        </table>
      ))}
      <p className="print-legend">
        <span>– {say('report.excused')}</span>
        <span>· {say('report.nothing')}</span>
      </p>
    </section>
  );
}

interface LineProps {
  readonly objective: Report['units'][number]['objectives'][number];
  readonly report: Report;
}

function SpreadLine({ objective, report }: LineProps) {
  const say = useSay();
  const { code, statement, critical, below, mastered, nothing, excused } = objective;
  const done = mastered.reduce((sum, count) => sum + count, 0);
  const asked = report.students.length - excused;
  return (
    <tr>
      <th scope="row" className={critical ? 'critical' : undefined}>
        {code}
      </th>
      <td>{statement}</td>
      <td className="report-narrow">{excused || ''}</td>
      <td className="report-narrow">{nothing || ''}</td>
      {report.scale.levels.map((level, index) => (
        <td key={level.key} className="report-narrow" data-threshold={index === report.threshold}>
          {(below[index] ?? 0) + (mastered[index] ?? 0) || ''}
        </td>
      ))}
      <td className="report-share">{say('report.share', { done, of: asked })}</td>
      <td>
        <svg
          className="report-bar"
          viewBox="0 0 100 10"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width={asked === 0 ? 0 : (100 * done) / asked} height="10" />
        </svg>
      </td>
    </tr>
  );
}
