import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

const SAMPLE = '30';

export interface PacketDialogProps {
  readonly onClose: () => void;
  readonly onMade: (check: string) => void;
}

/** What a second judge is to look at: sections, objectives, how many pieces. */
export function PacketDialog({ onClose, onMade }: PacketDialogProps) {
  const say = useSay();
  const { run, running } = useCommand('second.make');
  const map = useQuery('department.objectives', {}).value;
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [codes, setCodes] = useState('');
  const [sample, setSample] = useState(SAMPLE);
  const [described, setDescribed] = useState(false);
  const [pictured, setPictured] = useState(false);
  const wanted = codes.split(/[\s,;]+/).filter(Boolean);
  const known = new Map<string, string[]>();
  for (const { id, code } of map?.objectives ?? []) {
    known.set(code.toLowerCase(), [...(known.get(code.toLowerCase()) ?? []), id]);
  }
  const missing = map ? wanted.filter((code) => !known.has(code.toLowerCase())) : [];
  const count = /^\d+$/.test(sample.trim()) ? Number(sample) : 0;
  const isReady = name.trim() !== '' && missing.length === 0 && count >= 1 && count <= 500;
  const make = async () => {
    const made = await run({
      name,
      classes: [...chosen],
      objectives: wanted.flatMap((code) => known.get(code.toLowerCase()) ?? []),
      sample: count,
      described,
      pictured,
    });
    if (made) onMade(made.check);
  };
  return (
    <Dialog
      title={say('second.new-title')}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('second.draw')}
          onMain={make}
          isDisabled={!isReady || running}
          onCancel={onClose}
        />
      }
    >
      <p className="soft">{say('second.new-lead')}</p>
      <TextField label={say('second.name')} value={name} onChange={setName} autoFocus />
      <fieldset className="bundles-classes">
        <legend>{say('bundles.classes')}</legend>
        {(map?.sections ?? []).map((section) => (
          <CheckBox
            key={section.class}
            isChecked={chosen.includes(section.class)}
            onChange={(isChecked) =>
              setChosen(
                isChecked
                  ? [...chosen, section.class]
                  : chosen.filter((other) => other !== section.class),
              )
            }
          >
            {section.teacher === '' ? section.name : `${section.teacher}: ${section.name}`}
          </CheckBox>
        ))}
      </fieldset>
      <TextField
        label={say('second.objectives')}
        value={codes}
        onChange={setCodes}
        hint={say('second.objectives-hint')}
        problem={
          missing.length > 0 ? say('second.no-objective', { codes: missing.join(', ') }) : null
        }
      />
      <TextField
        label={say('second.sample')}
        value={sample}
        onChange={setSample}
        hint={say('second.sample-hint')}
        problem={count < 1 || count > 500 ? say('second.sample-range') : null}
      />
      <CheckBox isChecked={described} onChange={setDescribed}>
        {say('second.described')}
      </CheckBox>
      <CheckBox isChecked={pictured} onChange={setPictured}>
        {say('second.pictured')}
      </CheckBox>
    </Dialog>
  );
}
