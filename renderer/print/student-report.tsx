import type { Output } from '#shared/contract/contract.ts';
import type { TextKey } from '#shared/text/text.ts';
import { useQuery } from '../data/use-query.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { shownLetter } from '../ui/shown-letter.ts';
import './report-sheets.css';
import { keyed } from './keyed.ts';
import { LevelLegend } from './level-legend.tsx';
import { isAhead, ReportUnit, UnitsAhead } from './report-unit.tsx';
import { asOfDay, type SheetProps } from './sheet.ts';
import { useReady } from './use-ready.ts';

export type StudentReports = Output<'report.students'>;
export type ReportPupil = StudentReports['students'][number];

/** A report for each student, on pages of its own: what the student and the family take home. */
export function StudentReportSheet({ classId, student, on, withHelp, onReady }: SheetProps) {
  const say = useSay();
  const report = useQuery('report.students', {
    class: classId,
    ...(student === null ? {} : { student }),
    ...asOfDay(on),
  }).value;
  useReady(report, onReady);
  if (!report) return null;
  if (report.students.length === 0) return <p>{say('reports.nobody')}</p>;
  return report.students.map((pupil) => (
    <PupilReport key={pupil.id} report={report} pupil={pupil} withHelp={withHelp} />
  ));
}

interface PupilProps {
  readonly report: StudentReports;
  readonly pupil: ReportPupil;
}

/** The head is the head of a table, so that every page of a long report says whose it is. */
function PupilReport({ report, pupil, withHelp }: PupilProps & { readonly withHelp: boolean }) {
  const say = useSay();
  const ahead = pupil.units.filter((unit) => isAhead(unit, report.asOf));
  const begun = pupil.units.filter((unit) => !ahead.includes(unit));
  return (
    <table
      className="print-page report-frame"
      role="presentation"
      data-stack={report.students.length > 1}
    >
      <thead>
        <tr>
          <td>
            <PupilHead report={report} pupil={pupil} />
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <Summary report={report} pupil={pupil} />
            <Next pupil={pupil} />
            {pupil.letters.length > 0 ? <Letters pupil={pupil} /> : null}
            {pupil.units.length === 0 ? <p>{say('report.empty')}</p> : null}
            {begun.map((unit) => (
              <ReportUnit key={unit.name} unit={unit} report={report} />
            ))}
            <UnitsAhead units={ahead} />
            <Said
              title="report.feedback"
              lines={pupil.feedback}
              words={(line) => line.text}
              asOf={report.asOf}
            />
            {withHelp ? (
              <Said
                title="report.help"
                lines={pupil.correctives}
                words={(line) => say(`corrective.${line.kind}` as TextKey)}
                asOf={report.asOf}
              />
            ) : null}
            <p className="print-legend">
              <LevelLegend scale={report.scale} threshold={report.threshold} />
              <span>
                <b>{say('reports.bold')}</b> {say('letters.critical')}
              </span>
              <span>{say('report.aside')}</span>
            </p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function PupilHead({ report, pupil }: PupilProps) {
  const say = useSay();
  const format = useFormat();
  const from = [report.teacher, report.school].filter(Boolean).join(', ');
  return (
    <header className="report-head">
      <h1>{pupil.called}</h1>
      <p>
        <strong>{report.class.name}</strong>
        {from === '' ? null : ` · ${from}`}
        {' · '}
        {say('reports.as-of', { day: format.fullDay(report.asOf) })}
      </p>
    </header>
  );
}

function Summary({ pupil }: PupilProps) {
  const say = useSay();
  const { behind, ahead, legal, schoolId } = pupil;
  const who = [
    legal === null ? null : say('report.school-name', { name: legal }),
    schoolId === null ? null : say('student.school-id', { id: schoolId }),
  ].filter(Boolean);
  const pace = [
    behind > 0 ? say('student.behind', { count: behind }) : null,
    ahead > 0 ? say('student.ahead', { count: ahead }) : null,
  ].filter(Boolean);
  return (
    <>
      {who.length > 0 ? <p className="report-who">{who.join(' · ')}</p> : null}
      <p className="report-summary">
        <strong>{say('report.summary', { count: pupil.mastered, due: pupil.due })}</strong>
        {' · '}
        {pace.length > 0 ? pace.join(' · ') : say('student.on-pace')}
      </p>
    </>
  );
}

/** What can be done now, and what comes after it. */
function Next({ pupil }: { readonly pupil: ReportPupil }) {
  const say = useSay();
  const format = useFormat();
  const shown = pupil.next.slice(0, MOST_NEXT);
  return (
    <section className="report-next">
      <h2>{say('report.next')}</h2>
      {shown.length === 0 ? <p>{say('report.next-none')}</p> : null}
      <ol>
        {shown.map((line) => (
          <li key={line.code}>
            <span className="print-box" />
            <span className="slip-when">
              {say(line.ready ? 'report.next-now' : 'report.next-then')}
            </span>
            <strong>{line.code}</strong>
            <span className="report-words">
              {line.text}
              {line.due === null ? null : (
                <span className="report-soft">
                  {' '}
                  {say('report.due', { day: format.day(line.due) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {pupil.next.length > shown.length ? (
        <p>{say('slip.more', { count: pupil.next.length - shown.length })}</p>
      ) : null}
      {pupil.goals.map((text) => (
        <p key={text}>{say('slip.goal', { text })}</p>
      ))}
    </section>
  );
}

/** A list that is longer than this is not read at home. */
const MOST_NEXT = 6;

function Letters({ pupil }: { readonly pupil: ReportPupil }) {
  const say = useSay();
  return (
    <section>
      <h2>{say('report.letters')}</h2>
      <table className="print-table report-letters">
        <tbody>
          {together(pupil.letters).map(({ terms, ...line }) => (
            <tr key={terms.join()}>
              <th scope="row">{terms.join(', ') || say('letters.whole-year')}</th>
              <td className="report-letter">{shownLetter(line.letter)}</td>
              <td>
                <p>
                  {say('report.counted', { mastered: line.mastered, counted: line.counted })}
                  {line.handedIn === null
                    ? null
                    : ` · ${say('report.handed-in', { letter: shownLetter(line.handedIn) })}`}
                </p>
                {line.why.map(({ text, figure, lacking }) => (
                  <p key={`${text} ${figure}`}>
                    {lacking === null
                      ? text
                      : say('report.lacks', { letter: shownLetter(lacking), text })}
                    {figure === '' ? null : <>: {figure}</>}
                  </p>
                ))}
                {line.next === null ? null : (
                  <p>
                    {say('report.to-better', {
                      letter: shownLetter(line.next.letter),
                      codes: line.next.objectives.join(', '),
                    })}
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Letter = ReportPupil['letters'][number];

/** Terms that say the same, as the first six weeks and the semester that they begin, share a line. */
function together(letters: readonly Letter[]) {
  const lines = new Map<string, Letter & { readonly terms: string[] }>();
  for (const { term, ...same } of letters) {
    const words = JSON.stringify(same);
    const line = lines.get(words) ?? { ...same, term, terms: [] };
    if (term !== null) line.terms.push(term);
    lines.set(words, line);
  }
  return [...lines.values()];
}

interface SaidProps<Line> {
  readonly title: TextKey;
  readonly lines: readonly Line[];
  readonly words: (line: Line) => string;
  readonly asOf: string;
}

/** What was said or done on a day about an objective; nothing where there is nothing. */
function Said<Line extends { readonly on: string; readonly code: string }>({
  title,
  lines,
  words,
  asOf,
}: SaidProps<Line>) {
  const say = useSay();
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{say(title)}</h2>
      <table className="print-table report-said">
        <tbody>
          {keyed(lines).map(({ key, one: line }) => (
            <tr key={key}>
              <td>{format.day(line.on, asOf)}</td>
              <th scope="row">{line.code}</th>
              <td dir="auto">{words(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
