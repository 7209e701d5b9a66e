import { useState } from 'react';
import { FAMILY_WAYS } from '#shared/contract/features/student-plan.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Agreed } from './student-agreed.tsx';
import type { StudentPage } from './student-view.tsx';

const wayOf = (written: string) => FAMILY_WAYS.find((one) => one === written) ?? 'call';

/** Talks with the family: day, way, with whom, what was said. */
export function StudentFamily({ page, agreed }: { page: StudentPage; agreed: Agreed }) {
  const say = useSay();
  const format = useFormat();
  const add = useCommand('family.add');
  const remove = useCommand('family.remove');
  const [way, setWay] = useState<(typeof FAMILY_WAYS)[number]>('call');
  const [on, setOn] = useState(page.asOf);
  const [who, setWho] = useState('');
  const [note, setNote] = useState('');
  const keep = async () => {
    const said = { who: who.trim() || null, note: note.trim() || null };
    if (!(await add.run({ student: page.student.id, on, way, ...said }))) return;
    setNote('');
  };
  return (
    <section>
      <h3>{say('agreed.family')}</h3>
      {agreed.family.length === 0 ? <p className="soft">{say('agreed.family-none')}</p> : null}
      <ul className="agreed-list">
        {agreed.family.map((talk) => (
          <li key={talk.id}>
            <span>
              <strong>{format.day(talk.on, page.asOf)}</strong> {say(`family.${wayOf(talk.way)}`)}
              {talk.who === null ? null : (
                <>
                  , <span className="person-name">{talk.who}</span>
                </>
              )}
              {talk.note === null ? null : <span className="soft"> · {talk.note}</span>}
            </span>
            <Button
              variant="quiet"
              label={say('agreed.family-remove', { day: format.day(talk.on, page.asOf) })}
              onPress={() => void remove.run({ contact: talk.id })}
            >
              <span className="cross" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <Changes>
        <form
          className="agreed-family"
          onSubmit={(event) => {
            event.preventDefault();
            if (on !== '') void keep();
          }}
        >
          <TextField label={say('record.date')} type="date" value={on} onChange={setOn} />
          <Choice
            label={say('agreed.family-way')}
            value={way}
            options={FAMILY_WAYS.map((one) => ({ value: one, label: say(`family.${one}`) }))}
            onChange={(value) => setWay(wayOf(value))}
          />
          <TextField label={say('agreed.family-who')} value={who} onChange={setWho} />
          <TextField label={say('agreed.family-note')} value={note} onChange={setNote} />
          <Button type="submit" isDisabled={on === '' || add.running}>
            {say('agreed.family-add')}
          </Button>
        </form>
      </Changes>
    </section>
  );
}
