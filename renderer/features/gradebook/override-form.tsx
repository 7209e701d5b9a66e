import { useState } from 'react';
import type { Scale } from '#shared/domain/scale.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, TextArea } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { LevelButtons } from './level-buttons.tsx';

export interface OverrideFormProps {
  readonly classId: string;
  readonly student: string;
  readonly objective: { readonly id: string; readonly code: string };
  readonly levels: Scale['levels'];
  readonly threshold: number;
  readonly onClose: () => void;
}

/** A person's level in place of the calculated one, with the reason. */
export function OverrideForm(props: OverrideFormProps) {
  const { classId, student, objective, levels, threshold, onClose } = props;
  const say = useSay();
  const { run, running } = useCommand('override.cell');
  const [level, setLevel] = useState(-1);
  const [reason, setReason] = useState('');
  const [locked, setLocked] = useState(false);
  const save = async () => {
    const key = levels[level]?.key;
    if (key === undefined) return;
    const at = { class: classId, student, objective: objective.id };
    const kept = await run({ ...at, level: key, reason: reason.trim(), locked });
    if (kept) onClose();
  };
  const title = say('override.title', { code: objective.code });
  return (
    <form
      className="panel-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h3>{title}</h3>
      <LevelButtons
        label={say('override.level')}
        levels={levels}
        threshold={threshold}
        keys={[]}
        current={level}
        onChoose={setLevel}
      />
      <TextArea label={say('override.reason')} value={reason} onChange={setReason} rows={2} />
      <CheckBox isChecked={locked} onChange={setLocked}>
        {say('override.lock')}
      </CheckBox>
      <p className="field-hint">{say('override.lock-hint')}</p>
      <div className="form-foot">
        <Button onPress={onClose}>{say('ui.cancel')}</Button>
        <Button
          type="submit"
          variant="main"
          isDisabled={running || level < 0 || reason.trim() === ''}
        >
          {say('override.do')}
        </Button>
      </div>
    </form>
  );
}
