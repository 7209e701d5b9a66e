import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox, Choice, TextField } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';

export interface OverrideLetterProps {
  readonly classId: string;
  /** Null: the whole year. */
  readonly term: string | null;
  readonly student: { readonly id: string; readonly called: string };
  /** What may be set: the letters of the rule, I and NG. */
  readonly choices: readonly string[];
  readonly isOverridden: boolean;
}

/** Sets a letter by hand with the reason, or takes back what was set. */
export function OverrideLetter(props: OverrideLetterProps) {
  const { classId, term, student, isOverridden } = props;
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const set = useQuery('override.list', { class: classId }).value?.find(
    (one) =>
      one.objective === null && one.student.id === student.id && (one.term?.id ?? null) === term,
  );
  const { run } = useCommand('override.remove');
  return (
    <>
      {isOverridden && set ? (
        <span className="soft">
          {set.reason}{' '}
          <Changes>
            <button type="button" className="link" onClick={() => void run({ override: set.id })}>
              {say('override.take-back')}
            </button>
          </Changes>
        </span>
      ) : null}
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {say('override.set')}
      </Button>
      {isOpen ? <LetterDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function LetterDialog(props: OverrideLetterProps & { readonly onClose: () => void }) {
  const { classId, term, student, choices, onClose } = props;
  const say = useSay();
  const { run, running } = useCommand('override.letter');
  const [letter, setLetter] = useState('');
  const [reason, setReason] = useState('');
  const [locked, setLocked] = useState(false);
  const isReady = letter !== '' && reason.trim() !== '' && !running;
  const save = async () => {
    const at = { class: classId, student: student.id, term };
    const kept = await run({ ...at, letter, reason: reason.trim(), locked });
    if (kept) onClose();
  };
  return (
    <Dialog
      title={say('override.letter-title')}
      isOpen
      size="small"
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('override.do')}
          onMain={save}
          isDisabled={!isReady}
          onCancel={onClose}
        />
      }
    >
      <p>
        <PersonName>{student.called}</PersonName>
      </p>
      <Choice
        label={say('override.letter')}
        value={letter}
        onChange={setLetter}
        options={[
          { value: '', label: say('override.choose') },
          ...choices.map((one) => ({ value: one, label: shownLetter(one) })),
        ]}
      />
      <TextField
        label={say('override.reason')}
        value={reason}
        onChange={setReason}
        hint={say('override.reason-hint')}
      />
      <CheckBox isChecked={locked} onChange={setLocked}>
        {say('override.lock')}
      </CheckBox>
    </Dialog>
  );
}
