import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { useFormat } from '../../ui/format.tsx';
import { OwedCodes } from '../../ui/owed-codes.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';

type Line = Output<'letters.get'>['students'][number];

export interface HandInDialogProps {
  readonly classId: string;
  readonly term: string;
  /** Work until this day is handed in. */
  readonly asOf: string;
  readonly onClose: () => void;
}

/** What will be handed in, what is still open in it, and the one button that does it. */
export function HandInDialog({ classId, term, asOf, onClose }: HandInDialogProps) {
  const say = useSay();
  const format = useFormat();
  const showStep = useStepToast();
  const make = useCommand('snapshot.make');
  const letters = useQuery('letters.get', { class: classId, term, asOf }).value;
  const before = useQuery('snapshot.get', { class: classId, term }).value;
  if (!letters?.term || !before) return null;
  const { class: known } = letters;
  // A letter goes in once; what stands is changed by a grade change.
  const students = letters.students.filter((line) => line.handedIn === null);
  const [newest] = before.snapshots;

  const onHandIn = async () => {
    const made = await make.run({ class: classId, term, asOf });
    if (!made) return;
    onClose();
    showStep(
      say('hand-in.done', {
        count: made.students,
        class: known.name,
        term: letters.term?.name ?? '',
      }),
    );
  };

  return (
    <Dialog
      title={say('hand-in.title', { term: letters.term.name })}
      isOpen
      isRead
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('hand-in.do')}
          onMain={onHandIn}
          isDisabled={make.running || students.length === 0}
          onCancel={onClose}
        />
      }
    >
      {students.length === 0 ? (
        <p>{say('hand-in.nobody-new', { class: known.name, term: letters.term.name })}</p>
      ) : (
        <p>
          {say('hand-in.say', {
            count: students.length,
            class: known.name,
            rule: letters.rule.name,
            day: format.longDay(asOf),
          })}
        </p>
      )}
      {asOf > letters.term.end ? (
        <p className="warm" role="status">
          {say('hand-in.after-term', { day: format.longDay(letters.term.end) })}
        </p>
      ) : null}
      {newest ? <p>{say('hand-in.again', { day: format.dayAndTime(newest.at) })}</p> : null}
      <Open lines={students.filter((line) => line.letter === 'I')} text="hand-in.open-i" />
      <Open lines={students.filter((line) => line.letter === 'NG')} text="hand-in.open-ng" />
      {students.length === 0 ? null : (
        <table className="hand-in-table" aria-label={say('hand-in.letters')}>
          <thead>
            <tr>
              <th scope="col">{say('letters.col-name')}</th>
              <th scope="col">{say('letters.col-letter')}</th>
              <th scope="col">{say('hand-in.col-code')}</th>
              <th scope="col">{say('hand-in.col-number')}</th>
            </tr>
          </thead>
          <tbody>
            {students.map((line) => (
              <HandInLine key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <p className="soft small">{say('hand-in.frozen')}</p>
    </Dialog>
  );
}

function HandInLine({ line }: { line: Line }) {
  return (
    <tr>
      <th scope="row">
        <PersonName>{line.name}</PersonName>
      </th>
      <td className="letter">{shownLetter(line.letter)}</td>
      <td>{line.handIn.code}</td>
      <td>{line.handIn.number}</td>
    </tr>
  );
}

/** Who goes in without a letter, with what is owed. */
function Open({
  lines,
  text,
}: {
  lines: readonly Line[];
  text: 'hand-in.open-i' | 'hand-in.open-ng';
}) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <div className="hand-in-open">
      <p>{say(text, { count: lines.length })}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <PersonName>{line.name}</PersonName>{' '}
            <span className="soft">
              <OwedCodes counted={line.why.counted} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
