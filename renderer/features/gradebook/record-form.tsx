import { useState } from 'react';
import { EVIDENCE_KINDS, ROBUSTNESS, SUPPORTS } from '#shared/contract/types.ts';
import type { Scale } from '#shared/domain/scale.ts';
import type { TextKey } from '#shared/text/text.ts';
import { useDraft } from '../../data/drafts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice, TextArea, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { LevelButtons } from './level-buttons.tsx';
import { isAboveTop, type RecordFields, type RecordInput, readFields } from './record-fields.ts';

export interface RecordFormProps {
  readonly code: string;
  /** Names what is typed here, so that it is there again when the cell is left and come back to. */
  readonly draft: { readonly key: string; readonly at: string };
  readonly levels: Scale['levels'];
  readonly threshold: number;
  /** What is set for the day. */
  readonly start: RecordFields;
  readonly tasks: readonly { readonly id: string; readonly name: string }[];
  readonly versionsLeft: readonly string[];
  /** Answers whether it was kept; what is typed stays until then. */
  readonly onRecord: (input: RecordInput) => Promise<boolean>;
  readonly onClose: () => void;
}

/** The next attempt with everything that can be said of it. */
export function RecordForm(props: RecordFormProps) {
  const { code, draft, levels, threshold, start, tasks, versionsLeft, onRecord, onClose } = props;
  const say = useSay();
  const { value: fields, set: setFields, drop } = useDraft(draft.key, start, draft.at);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<RecordFields>) => {
    setFields((before) => ({ ...before, ...part }));
    setProblem(null);
  };
  const text = (member: 'score' | 'outOf' | 'version' | 'assessor' | 'shown' | 'feedback') => ({
    value: fields[member],
    onChange: (value: string) => set({ [member]: value }),
  });

  const submit = async () => {
    const read = readFields(fields);
    if (!read.ok) {
      setProblem(read.problem);
      return;
    }
    setBusy(true);
    const isKept = await onRecord(read.input);
    setBusy(false);
    if (isKept) close();
  };
  const close = () => {
    drop();
    onClose();
  };

  const orNotSaid = (options: readonly { value: string; label: string }[]) => [
    { value: '', label: say('record.not-said') },
    ...options,
  ];
  return (
    <form
      className="panel-form"
      aria-label={say('record.title', { code })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h3>{say('record.title', { code })}</h3>
      <LevelButtons
        label={say('record.level')}
        levels={levels}
        threshold={threshold}
        keys={[]}
        current={levels.findIndex((level) => level.key === fields.level)}
        onChoose={(index) => {
          const key = levels[index]?.key ?? null;
          set({ level: key === fields.level ? null : key });
        }}
      />
      <div className="form-pair">
        <TextField label={say('record.or-score')} {...text('score')} />
        <TextField label={say('record.out-of')} {...text('outOf')} />
      </div>
      <p className="record-warning" role="status">
        {isAboveTop(fields)
          ? say('record.above-top', {
              score: fields.score.trim(),
              outOf: fields.outOf.trim(),
              level: levels.at(-1)?.name ?? '',
            })
          : null}
      </p>
      <div className="form-pair">
        <TextField
          label={say('record.date')}
          type="date"
          value={fields.on}
          onChange={(on) => set({ on })}
        />
        <Choice
          label={say('record.kind')}
          value={fields.kind}
          options={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
          onChange={(value) =>
            set({ kind: EVIDENCE_KINDS.find((one) => one === value) ?? fields.kind })
          }
        />
      </div>
      <div className="form-pair">
        <Choice
          label={say('record.task')}
          value={fields.task}
          options={[
            { value: '', label: say('record.no-task') },
            ...tasks.map((task) => ({ value: task.id, label: task.name })),
          ]}
          onChange={(task) => set({ task })}
        />
        <TextField
          label={say('record.version')}
          {...text('version')}
          hint={
            versionsLeft.length === 0
              ? undefined
              : say('record.version-hint', { versions: versionsLeft.join(', ') })
          }
        />
      </div>
      <TextArea label={say('record.feedback')} {...text('feedback')} rows={2} />
      <TextArea label={say('record.shown')} {...text('shown')} rows={2} />
      <div className="form-pair">
        <Choice
          label={say('record.support')}
          value={fields.support}
          options={orNotSaid(SUPPORTS.map((one) => ({ value: one, label: say(`support.${one}`) })))}
          onChange={(support) => set({ support })}
        />
        <Choice
          label={say('record.robust')}
          value={fields.robust}
          options={orNotSaid(
            ROBUSTNESS.map((one) => ({ value: one, label: say(`robust.${one}`) })),
          )}
          onChange={(robust) => set({ robust })}
        />
      </div>
      {fields.support === 'helped' ? (
        <CheckBox isChecked={fields.countsFully} onChange={(countsFully) => set({ countsFully })}>
          {say('record.counts-fully')}
        </CheckBox>
      ) : null}
      <div className="form-pair">
        <Choice
          label={say('record.aimed')}
          value={fields.aimed}
          options={orNotSaid(levels.map(({ key, name }) => ({ value: key, label: name })))}
          onChange={(aimed) => set({ aimed })}
        />
        <TextField label={say('record.assessor')} {...text('assessor')} />
      </div>
      {problem === null ? null : (
        <p className="field-problem" role="alert">
          {say(problem)}
        </p>
      )}
      <div className="form-foot">
        <Button onPress={close}>{say('ui.cancel')}</Button>
        <Button type="submit" variant="main" isDisabled={isBusy}>
          {say('record.do')}
        </Button>
      </div>
    </form>
  );
}
