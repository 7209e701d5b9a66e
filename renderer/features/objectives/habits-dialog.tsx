import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

export interface HabitsDialogProps {
  readonly habits: Pick<Output<'habit.get'>, 'domains' | 'levels'>;
  readonly onClose: () => void;
}

type Named = readonly { readonly id: string; readonly name: string }[];

/** Lines as names. A name that is known keeps its id; a new one on the place of one that is gone renames it. */
export function linesOf(text: string, known: Named): { id?: string; name: string }[] {
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isNamed = (one: Named[number]) => names.includes(one.name);
  return names.map((name, place) => {
    const same = known.find((one) => one.name === name);
    const here = known[place];
    const renamed = here && !isNamed(here) && names.length >= known.length ? here : undefined;
    const id = (same ?? renamed)?.id;
    return id === undefined ? { name } : { id, name };
  });
}

/** Names the domains and the levels of habits. */
export function HabitsDialog({ habits, onClose }: HabitsDialogProps) {
  const say = useSay();
  const { run, running } = useCommand('habit.define');
  const textOf = (list: Named) => list.map((one) => one.name).join('\n');
  const [domains, setDomains] = useState(textOf(habits.domains));
  const [levels, setLevels] = useState(textOf(habits.levels));
  const save = async () => {
    const kept = await run({
      domains: linesOf(domains, habits.domains),
      levels: linesOf(levels, habits.levels),
    });
    if (kept) onClose();
  };
  return (
    <Dialog
      title={say('objectives.habits')}
      isOpen
      size="small"
      onClose={onClose}
      foot={
        <DialogFoot main={say('ui.save')} onMain={save} isDisabled={running} onCancel={onClose} />
      }
    >
      <TextArea label={say('habits.domains')} value={domains} onChange={setDomains} rows={6} />
      <TextArea label={say('habits.levels')} value={levels} onChange={setLevels} rows={5} />
      <p className="field-hint">{say('habits.define-hint')}</p>
    </Dialog>
  );
}
