import { useState } from 'react';
import { CORRECTIVE_KINDS } from '#shared/contract/types.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextArea, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

export interface CorrectiveFormProps {
  readonly classId: string;
  readonly student: string;
  readonly objective: { readonly id: string; readonly code: string };
  readonly today: IsoDate;
  readonly onClose: () => void;
}

/** Help given between attempts: what kind, when, what was done. */
export function CorrectiveForm(props: CorrectiveFormProps) {
  const { classId, student, objective, today, onClose } = props;
  const say = useSay();
  const { run, running } = useCommand('corrective.add');
  const [kind, setKind] = useState<(typeof CORRECTIVE_KINDS)[number]>('conference');
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const save = async () => {
    const text = note.trim();
    const kept = await run({
      class: classId,
      students: [student],
      objective: objective.id,
      on,
      kind,
      note: text === '' ? null : text,
    });
    if (kept) onClose();
  };
  return (
    <form
      className="panel-form"
      aria-label={say('corrective.title', { code: objective.code })}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h3>{say('corrective.title', { code: objective.code })}</h3>
      <div className="form-pair">
        <Choice
          label={say('corrective.kind')}
          value={kind}
          options={CORRECTIVE_KINDS.map((value) => ({ value, label: say(`corrective.${value}`) }))}
          onChange={(value) => setKind(CORRECTIVE_KINDS.find((one) => one === value) ?? kind)}
        />
        <TextField label={say('corrective.date')} type="date" value={on} onChange={setOn} />
      </div>
      <TextArea label={say('corrective.note')} value={note} onChange={setNote} rows={2} />
      <div className="form-foot">
        <Button onPress={onClose}>{say('ui.cancel')}</Button>
        <Button type="submit" variant="main" isDisabled={running || on === ''}>
          {say('ui.add')}
        </Button>
      </div>
    </form>
  );
}
