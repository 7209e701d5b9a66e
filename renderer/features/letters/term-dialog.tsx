import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

export interface TermDialogProps {
  /** The term to change; a new one without. */
  readonly term: Output<'term.list'>[number] | undefined;
  readonly onClose: () => void;
  readonly onSaved: (term: string | null) => void;
}

/** Name and span of a term. */
export function TermDialog({ term, onClose, onSaved }: TermDialogProps) {
  const say = useSay();
  const showStep = useStepToast();
  const save = useCommand('term.save');
  const remove = useCommand('term.remove');
  const [name, setName] = useState(term?.name ?? '');
  const [start, setStart] = useState(term?.start ?? '');
  const [end, setEnd] = useState(term?.end ?? '');
  const isWhole = name.trim() !== '' && start !== '' && end !== '' && start <= end;

  const onSave = async () => {
    const saved = await save.run({ ...(term ? { term: term.id } : {}), name, start, end });
    if (!saved) return;
    onSaved(saved.term);
    onClose();
  };
  const onRemove = async () => {
    if (!term || !(await remove.run({ term: term.id }))) return;
    onSaved(null);
    onClose();
    showStep(say('term.removed', { name: term.name }));
  };

  return (
    <Dialog
      title={say(term ? 'term.edit-title' : 'term.new-title')}
      isOpen
      onClose={onClose}
      size="small"
      foot={
        <>
          {term ? (
            <Button variant="danger" onPress={() => void onRemove()}>
              {say('term.remove')}
            </Button>
          ) : null}
          <Button
            variant="main"
            isDisabled={!isWhole || save.running}
            onPress={() => void onSave()}
          >
            {say('ui.save')}
          </Button>
        </>
      }
    >
      <TextField label={say('term.name')} value={name} onChange={setName} autoFocus />
      <div className="two-fields">
        <TextField label={say('term.start')} type="date" value={start} onChange={setStart} />
        <TextField label={say('term.end')} type="date" value={end} min={start} onChange={setEnd} />
      </div>
      <p className="soft small">{say('term.hint')}</p>
    </Dialog>
  );
}
