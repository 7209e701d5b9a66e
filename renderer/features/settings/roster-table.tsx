import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { RosterLine } from './roster-section.tsx';

export interface RosterTableProps {
  readonly classId: string;
  readonly on: string;
  readonly lines: readonly RosterLine[];
  readonly onEdit: (student: RosterLine['student']) => void;
}

/** One line per student; those who left fold away below. */
export function RosterTable({ classId, on, lines, onEdit }: RosterTableProps) {
  const say = useSay();
  const here = lines.filter((line) => line.enrolled);
  const gone = lines.filter((line) => !line.enrolled);
  const enrolment = useEnrolment(classId, on);
  const rows = (some: readonly RosterLine[]) =>
    some.map((line) => (
      <RosterRow key={line.student.id} line={line} on={on} onEdit={onEdit} enrolment={enrolment} />
    ));
  return (
    <>
      <table className="roster">
        <thead>
          <tr className="column-head">
            <th scope="col">{say('settings.col-name')}</th>
            <th scope="col">{say('settings.col-id')}</th>
            <th scope="col">{say('settings.col-enrolled')}</th>
            <th scope="col">
              <span className="visually-hidden">{say('ui.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>{rows(here)}</tbody>
      </table>
      {gone.length > 0 ? (
        <details className="roster-gone">
          <summary>{say('settings.gone', { count: gone.length })}</summary>
          <table className="roster">
            <tbody>{rows(gone)}</tbody>
          </table>
        </details>
      ) : null}
    </>
  );
}

interface Enrolment {
  withdraw(line: RosterLine): void;
  enrol(line: RosterLine): void;
}

function useEnrolment(classId: string, on: string): Enrolment {
  const say = useSay();
  const showStep = useStepToast();
  const start = useCommand('enrolment.start');
  const end = useCommand('enrolment.end');
  const set = async (line: RosterLine, isLeaving: boolean) => {
    const { run } = isLeaving ? end : start;
    if (!(await run({ class: classId, student: line.student.id, on }))) return;
    showStep(
      <>
        {say(isLeaving ? 'settings.withdrawn-toast' : 'settings.enrolled-toast')}
        <PersonName>{nameOf(line)}</PersonName>
      </>,
    );
  };
  return {
    withdraw: (line) => void set(line, true),
    enrol: (line) => void set(line, false),
  };
}

interface RowProps {
  readonly line: RosterLine;
  readonly on: string;
  readonly onEdit: (student: RosterLine['student']) => void;
  readonly enrolment: Enrolment;
}

function RosterRow({ line, on, onEdit, enrolment }: RowProps) {
  const say = useSay();
  const format = useFormat();
  const name = nameOf(line);
  const since = line.start && say('settings.since', { day: format.day(line.start, on) });
  const until = line.until && say('settings.until', { day: format.day(line.until, on) });
  return (
    <tr>
      <th scope="row">
        <PersonName>{name}</PersonName>
        {line.student.called ? (
          <span className="soft">
            {' '}
            <PersonName>{line.student.called}</PersonName>
          </span>
        ) : null}
      </th>
      <td className="soft">
        <span className="person-name">{line.student.schoolId}</span>
      </td>
      <td className="soft">{[since, until].filter(Boolean).join(', ')}</td>
      <td className="roster-do">
        <Button
          variant="quiet"
          label={say('settings.student-edit', { name })}
          onPress={() => onEdit(line.student)}
        >
          {say('ui.edit')}
        </Button>
        {line.enrolled ? (
          <Button
            variant="quiet"
            label={say('settings.withdraw-of', { name })}
            onPress={() => enrolment.withdraw(line)}
          >
            {say('settings.withdraw')}
          </Button>
        ) : (
          <Button
            variant="quiet"
            label={say('settings.enrol-of', { name })}
            onPress={() => enrolment.enrol(line)}
          >
            {say('settings.enrol')}
          </Button>
        )}
      </td>
    </tr>
  );
}

const nameOf = ({ student }: RosterLine): string => `${student.familyName}, ${student.givenName}`;
