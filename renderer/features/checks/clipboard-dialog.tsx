import { useState } from 'react';
import { readClipboard } from '#shared/domain/cycle/clipboard.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice, TextArea, TextField } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownStudent } from '../../ui/shown-to-student.ts';

export interface ClipboardDialogProps {
  readonly classId: string;
  readonly onClose: () => void;
}

/** A clipboard sheet typed back by row, with each name beside what was typed for it. */
export function ClipboardDialog({ classId, onClose }: ClipboardDialogProps) {
  const say = useSay();
  const showStep = useStepToast();
  const { run, running } = useCommand('clipboard.enter');
  const known = useQuery('class.get', { class: classId }).value;
  const today = useQuery('gradebook.get', {}).value?.today ?? '';
  const plan = useQuery('plan.get', { class: classId }).value;
  const planned = (plan?.objectives ?? []).filter((one) => !one.leftOut);
  const ahead = planned.find((one) => one.due !== null && one.due >= today) ?? planned[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [shown] = useState(shownStudent);
  const on = day ?? today;
  // The rows of a sheet are the roster of its day.
  const grid = useQuery('grid.get', on === '' ? null : { class: classId, asOf: on }).value;
  const objective = chosen ?? ahead?.id ?? null;
  const ids = grid?.rows.students ?? [];
  // Who looks at the screen reads the numbers of the others' rows alone.
  const names = (grid?.students.called ?? []).map((name, i) =>
    shown === null || ids[i] === shown ? name : '',
  );
  const read = known && grid ? readClipboard(text, ids.length, grid.scale) : null;
  const lines = read?.lines ?? [];
  // Said once, however often it was typed.
  const wrong = new Set(
    read?.problems.map(({ line, text: typed, why }) =>
      say(`clipboard.${why}`, { line, text: typed }),
    ),
  );

  const save = async () => {
    if (objective === null) return;
    const done = await run({
      class: classId,
      objective,
      on,
      lines: lines.map(({ row, level, contact }) => ({
        student: ids[row - 1] ?? '',
        level,
        contact,
      })),
    });
    if (!done) return;
    showStep(say('clipboard.saved', { levels: done.recorded, talks: done.talks }));
    onClose();
  };
  const levelName = (key: string | null) =>
    known?.scale.levels.find((level) => level.key === key)?.name;

  return (
    <Dialog
      title={say('clipboard.title')}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('clipboard.save', { count: lines.length })}
          onMain={save}
          isDisabled={lines.length === 0 || wrong.size > 0 || running}
          onCancel={onClose}
        />
      }
    >
      <Choice
        label={say('check.objective')}
        value={objective ?? ''}
        options={planned.map(({ id, code, statement }) => ({
          value: id,
          label: `${code} ${statement}`,
        }))}
        onChange={setChosen}
      />
      <TextField label={say('clipboard.date')} type="date" value={on} onChange={setDay} />
      <TextArea
        label={say('clipboard.lines')}
        hint={say('clipboard.hint')}
        value={text}
        onChange={setText}
        rows={8}
        isMono
      />
      {wrong.size > 0 ? (
        <ul className="field-problem" role="alert">
          {[...wrong].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <ul className="clipboard-read" aria-live="polite">
        {lines.map(({ row, level, contact }) => (
          <li key={row}>
            <span className="soft">{row}</span> <PersonName>{names[row - 1] ?? ''}</PersonName>{' '}
            <strong>
              {[levelName(level), contact ? say('clipboard.contact') : null]
                .filter(Boolean)
                .join(', ')}
            </strong>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
