import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { GridAnswer } from './class-rows.ts';

export interface KeyCorrectionProps {
  readonly grid: GridAnswer;
  readonly task: GridAnswer['tasks'][number];
  readonly onDone: () => void;
}

/** The key was wrong: points for everybody or another total, for all results in one step. */
export function KeyCorrection({ grid, task, onDone }: KeyCorrectionProps) {
  const say = useSay();
  const showStep = useStepToast();
  const { run, running } = useCommand('task.correct');
  const [objective, setObjective] = useState(task.objectives[0] ?? '');
  const [version, setVersion] = useState('');
  const [add, setAdd] = useState('');
  const [outOf, setOutOf] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const numberOf = (text: string) => (text.trim() === '' ? null : Number(text.replace(',', '.')));
  const given = [numberOf(add), numberOf(outOf)];
  const isLevels = from !== '' && to !== '' && from !== to;
  const isUsable =
    (isLevels || given.some((one) => one !== null)) &&
    given.every((one) => one === null || Number.isFinite(one));
  const levels = grid.scale.levels.map((level) => ({ value: level.key, label: level.name }));
  const codeOf = (id: string) =>
    grid.objectives.code[grid.objectives.id.indexOf(id as never)] ?? '';
  const correct = async () => {
    const done = await run({
      task: task.id,
      objective,
      ...(version === '' ? {} : { version }),
      add: given[0] ?? null,
      outOf: given[1] ?? null,
      ...(isLevels ? { levels: [{ from, to }] } : {}),
    });
    if (!done) return;
    showStep(say('task.corrected', { count: done.corrected }));
    onDone();
  };
  return (
    <details className="task-key">
      <summary>{say('task.key')}</summary>
      <div className="form-pair">
        <Choice
          label={say('check.objective')}
          value={objective}
          options={task.objectives.map((id) => ({ value: id, label: codeOf(id) }))}
          onChange={setObjective}
        />
        <Choice
          label={say('task.version')}
          value={version}
          options={[
            { value: '', label: say('task.key-all') },
            ...task.versions.map((one) => ({ value: one, label: one })),
          ]}
          onChange={setVersion}
        />
      </div>
      <div className="form-pair">
        <TextField label={say('task.key-add')} type="number" value={add} onChange={setAdd} />
        <TextField label={say('task.key-out-of')} type="number" value={outOf} onChange={setOutOf} />
      </div>
      <div className="form-pair">
        <Choice
          label={say('task.key-level')}
          value={from}
          options={[{ value: '', label: say('record.not-said') }, ...levels]}
          onChange={setFrom}
        />
        <Choice
          label={say('task.key-level-to')}
          value={to}
          options={[{ value: '', label: say('record.not-said') }, ...levels]}
          onChange={setTo}
        />
      </div>
      <Button isDisabled={!isUsable || running} onPress={() => void correct()}>
        {say('task.key-do')}
      </Button>
      <p className="field-hint">{say('task.key-hint')}</p>
    </details>
  );
}
