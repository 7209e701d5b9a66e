import { useState } from 'react';
import { EVIDENCE_KINDS, type EvidenceKind } from '#shared/contract/types.ts';
import { isIsoDate } from '#shared/domain/time.ts';
import type { TextKey } from '#shared/text/text.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox, Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { GridAnswer } from './class-rows.ts';
import { KeyCorrection } from './key-correction.tsx';
import { onlyCritical, ownFirst, renamedIn, versionsIn } from './task-fields.ts';

export interface TaskDialogProps {
  readonly grid: GridAnswer;
  /** Objectives that are ticked at first, by id. */
  readonly chosen: readonly string[];
  /** The task to change; a new one without. */
  readonly edit?: GridAnswer['tasks'][number] | undefined;
  readonly onMade: (task: string) => void;
  readonly onClose: () => void;
}

/** Makes or changes a named occasion: a test, a lab, a project, with its objectives and versions. */
export function TaskDialog({ grid, chosen, edit, onMade, onClose }: TaskDialogProps) {
  const say = useSay();
  const { run, running } = useCommand('task.save');
  const [name, setName] = useState(edit?.name ?? '');
  const [kind, setKind] = useState<EvidenceKind>(
    EVIDENCE_KINDS.find((one) => one === edit?.kind) ?? 'test',
  );
  const [on, setOn] = useState(edit?.on ?? grid.asOf);
  const [versions, setVersions] = useState(edit?.versions.join(', ') ?? '');
  const [highest, setHighest] = useState(edit?.highest ?? '');
  const [objectives, setObjectives] = useState<ReadonlySet<string>>(
    new Set(edit?.objectives ?? chosen),
  );
  // As it was opened: what is ticked stays where it is.
  const [places] = useState(() => ownFirst(grid, objectives));
  const [problem, setProblem] = useState<TextKey | null>(null);

  const save = async () => {
    const missing =
      name.trim() === ''
        ? 'task.needs-name'
        : !isIsoDate(on)
          ? 'record.needs-date'
          : objectives.size === 0
            ? 'task.needs-objective'
            : null;
    setProblem(missing);
    if (missing !== null) return;
    const named = versionsIn(versions);
    const made = await run({
      ...(edit ? { task: edit.id, renamed: renamedIn(edit.versions, named) } : {}),
      class: grid.class.id,
      name: name.trim(),
      kind,
      on,
      objectives: grid.objectives.id.filter((id) => objectives.has(id)),
      versions: named,
      highest: highest === '' ? null : highest,
    });
    if (!made) return;
    onMade(made.task);
    onClose();
  };

  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(objectives);
    if (isOn) next.add(id);
    else next.delete(id);
    setObjectives(next);
  };
  return (
    <Dialog
      title={say(edit ? 'task.edit-title' : 'task.title')}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say(edit ? 'ui.save' : 'task.make')}
          onMain={save}
          isDisabled={running}
          onCancel={onClose}
        >
          {problem === null ? null : (
            <p className="field-problem" role="alert">
              {say(problem)}
            </p>
          )}
        </DialogFoot>
      }
    >
      <TextField label={say('task.name')} value={name} onChange={setName} autoFocus />
      <div className="form-pair">
        <Choice
          label={say('task.kind')}
          value={kind}
          options={EVIDENCE_KINDS.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
          onChange={(value) => setKind(EVIDENCE_KINDS.find((one) => one === value) ?? kind)}
        />
        <TextField label={say('task.date')} type="date" value={on} onChange={setOn} />
      </div>
      <TextField
        label={say('task.versions')}
        hint={say('task.versions-hint')}
        value={versions}
        onChange={setVersions}
      />
      <Choice
        label={say('task.highest')}
        value={highest}
        options={[
          { value: '', label: say('task.highest-any') },
          ...grid.scale.levels.map((level) => ({ value: level.key, label: level.name })),
        ]}
        onChange={setHighest}
      />
      {edit ? <KeyCorrection grid={grid} task={edit} onDone={onClose} /> : null}
      <fieldset className="task-objectives">
        <legend className="field-label">{say('task.objectives')}</legend>
        <Button onPress={() => setObjectives(onlyCritical(grid, objectives))}>
          {say('task.only-critical')}
        </Button>
        {places.map((place) => {
          const id = grid.objectives.id[place] ?? '';
          return (
            <CheckBox key={id} isChecked={objectives.has(id)} onChange={(isOn) => toggle(id, isOn)}>
              <b>{grid.objectives.code[place]}</b> {grid.objectives.statement[place]}
            </CheckBox>
          );
        })}
      </fieldset>
    </Dialog>
  );
}
