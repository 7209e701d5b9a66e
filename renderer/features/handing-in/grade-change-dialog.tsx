import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSettings } from '../../data/use-settings.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox, Choice, TextArea, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';

export interface GradeChangeDialogProps {
  readonly classId: string;
  readonly term: string;
  readonly student: string;
  readonly onClose: () => void;
}

/** Who approved the last one, most likely approves the next. */
const APPROVER = 'gradeChange.approver';

/** Corrects one handed-in letter: the new one, why, by what evidence, with whose approval. */
export function GradeChangeDialog({ classId, term, student, onClose }: GradeChangeDialogProps) {
  const say = useSay();
  const format = useFormat();
  const showStep = useStepToast();
  const settings = useSettings();
  const make = useCommand('grade-change.make');
  const found = useQuery('snapshot.get', { class: classId, term }).value;
  const dispute = useQuery('dispute.get', { class: classId, term, student }).value;
  const today = useQuery('gradebook.get', {}).value?.today ?? '';
  const [letter, setLetter] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const line = found?.students.find((one) => one.id === student);
  if (!found || !line || !dispute) return null;
  const approvedBy = approver ?? settings.get(APPROVER, '');
  // What the letter comes to now is most likely what it is corrected to.
  const proposed = dispute.now.letter === line.stands.letter ? '' : dispute.now.letter;
  const to = letter ?? (found.letters.includes(proposed) ? proposed : '');
  const missing = (value: string) =>
    isTried && value.trim() === '' ? say('grade-change.missing') : null;
  const attempts = dispute.attempts;

  const onSave = async () => {
    setTried(true);
    if (to === '' || reason.trim() === '' || approvedBy.trim() === '') return;
    const made = await make.run({
      class: classId,
      term,
      student,
      letter: to,
      reason: reason.trim(),
      approver: approvedBy.trim(),
      evidence: [...chosen],
      ...(on ? { on } : {}),
    });
    if (!made) return;
    if (approvedBy !== settings.get(APPROVER, '')) settings.set(APPROVER, approvedBy.trim());
    onClose();
    showStep(
      <>
        {shownLetter(made.from)} → {shownLetter(made.to)} · <PersonName>{line.called}</PersonName>
      </>,
    );
  };

  return (
    <Dialog
      title={say('grade-change.title', { name: line.called })}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('grade-change.do')}
          onMain={onSave}
          isDisabled={make.running}
          onCancel={onClose}
        />
      }
    >
      <div className="two-fields">
        <div className="field">
          <span className="field-label">
            {say('grade-change.from', { term: dispute.term.name })}
          </span>
          <span className="side-letter">{shownLetter(line.stands.letter)}</span>
        </div>
        <Choice
          label={say('grade-change.letter')}
          value={to}
          onChange={setLetter}
          problem={missing(to)}
          options={[
            ...(to === '' ? [{ value: '', label: say('grade-change.choose') }] : []),
            ...found.letters
              .filter((one) => one !== line.stands.letter)
              .map((one) => ({ value: one, label: shownLetter(one) })),
          ]}
        />
      </div>
      <TextArea
        label={say('grade-change.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        problem={missing(reason)}
      />
      <fieldset className="field">
        <legend className="field-label">{say('grade-change.evidence')}</legend>
        {attempts.length === 0 ? (
          <p className="soft small">{say('grade-change.no-evidence')}</p>
        ) : null}
        {attempts.map((attempt) => (
          <CheckBox
            key={attempt.id}
            isChecked={chosen.includes(attempt.id)}
            onChange={(isChecked) =>
              setChosen(
                isChecked
                  ? [...chosen, attempt.id]
                  : chosen.filter((other) => other !== attempt.id),
              )
            }
          >
            <strong>{attempt.objective}</strong>{' '}
            {[attempt.level, attempt.kind, format.day(attempt.on)].filter(Boolean).join(' · ')}
          </CheckBox>
        ))}
      </fieldset>
      <div className="two-fields">
        <TextField
          label={say('grade-change.approver')}
          value={approvedBy}
          onChange={setApprover}
          problem={missing(approvedBy)}
        />
        <TextField
          label={say('grade-change.on')}
          type="date"
          value={on ?? today}
          onChange={(value) => setOn(value || null)}
        />
      </div>
    </Dialog>
  );
}
