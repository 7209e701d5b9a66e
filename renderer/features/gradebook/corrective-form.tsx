import { CORRECTIVE_KINDS } from '#shared/contract/types.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { useDraft } from '../../data/drafts.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextArea, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { cellAddress, correctiveDraft } from './cell-drafts.ts';

export interface CorrectiveFormProps {
  readonly classId: string;
  readonly student: string;
  readonly objective: { readonly id: string; readonly code: string };
  readonly today: IsoDate;
  readonly onClose: () => void;
}

interface CorrectiveFields {
  readonly kind: (typeof CORRECTIVE_KINDS)[number];
  readonly on: IsoDate;
  readonly note: string;
}

/** Help given between attempts: what kind, when, what was done. */
export function CorrectiveForm(props: CorrectiveFormProps) {
  const { classId, student, objective, today, onClose } = props;
  const say = useSay();
  const { run, running } = useCommand('corrective.add');
  const draft = useDraft<CorrectiveFields>(
    correctiveDraft(classId, student, objective.id),
    { kind: 'conference', on: today, note: '' },
    cellAddress(classId, student, objective.id),
  );
  const { kind, on, note } = draft.value;
  const set = (part: Partial<CorrectiveFields>) => draft.set((before) => ({ ...before, ...part }));
  const close = () => {
    draft.drop();
    onClose();
  };
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
    if (kept) close();
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
          onChange={(value) => set({ kind: CORRECTIVE_KINDS.find((one) => one === value) ?? kind })}
        />
        <TextField
          label={say('corrective.date')}
          type="date"
          value={on}
          onChange={(day) => set({ on: day })}
        />
      </div>
      <TextArea
        label={say('corrective.note')}
        value={note}
        onChange={(typed) => set({ note: typed })}
        rows={2}
      />
      <div className="form-foot">
        <Button onPress={close}>{say('ui.cancel')}</Button>
        <Button type="submit" variant="main" isDisabled={running || on === ''}>
          {say('ui.add')}
        </Button>
      </div>
    </form>
  );
}
