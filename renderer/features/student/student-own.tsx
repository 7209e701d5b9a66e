import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Agreed } from './student-agreed.tsx';
import type { StudentPage } from './student-view.tsx';

export interface StudentOwnProps {
  readonly page: StudentPage;
  readonly classId: string;
  readonly known: Output<'class.get'>;
  readonly agreed: Agreed;
}

/** Objectives with a threshold or date of their own, or left out, for one student. */
export function StudentOwn({ page, classId, known, agreed }: StudentOwnProps) {
  const say = useSay();
  const { run } = useCommand('plan.own');
  const [typed, setTyped] = useState('');
  const [added, setAdded] = useState<readonly string[]>([]);
  const all = page.units.flatMap((unit) => unit.objectives);
  const found = all.find((one) => one.code.toLowerCase() === typed.trim().toLowerCase());
  const differing = agreed.own.filter((own) => own.leftOut || own.due || own.threshold);
  const fresh = added.filter((id) => !differing.some((own) => own.id === id));
  const lines = [
    ...differing,
    ...fresh.flatMap((id) => {
      const one = all.find((other) => other.id === id);
      return one ? [{ ...one, due: null, threshold: null, leftOut: false }] : [];
    }),
  ];
  const at = { class: classId, student: page.student.id };
  return (
    <section>
      <h3>{say('agreed.own')}</h3>
      <ul className="agreed-list">
        {lines.map((own) => (
          <li key={own.id} className="agreed-own">
            <strong title={own.statement}>{own.code}</strong>
            <Choice
              label={say('agreed.own-threshold')}
              value={own.threshold ?? ''}
              options={[
                { value: '', label: say('agreed.as-class') },
                ...known.scale.levels.map(({ key, name }) => ({ value: key, label: name })),
              ]}
              onChange={(threshold) =>
                void run({ ...at, objective: own.id, threshold: threshold || null })
              }
            />
            <LazyTextField
              label={say('agreed.own-due')}
              type="date"
              value={own.due ?? ''}
              onSave={(due) => void run({ ...at, objective: own.id, due: due || null })}
            />
            <CheckBox
              isChecked={own.leftOut}
              label={say('agreed.own-leave-out', { code: own.code })}
              onChange={(leftOut) => void run({ ...at, objective: own.id, leftOut })}
            >
              {say('agreed.own-left-out')}
            </CheckBox>
            <Button
              variant="quiet"
              label={say('agreed.own-back', { code: own.code })}
              onPress={() => {
                setAdded(added.filter((id) => id !== own.id));
                void run({ ...at, objective: own.id, due: null, threshold: null, leftOut: false });
              }}
            >
              <span className="cross" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <Changes>
        <form
          className="agreed-add"
          onSubmit={(event) => {
            event.preventDefault();
            if (!found) return;
            setAdded([...added, found.id]);
            setTyped('');
          }}
        >
          <NameField
            label={say('agreed.own-add')}
            value={typed}
            known={all.map((one) => one.code)}
            onChange={setTyped}
          />
          <Button type="submit" isDisabled={!found}>
            {say('ui.add')}
          </Button>
        </form>
      </Changes>
    </section>
  );
}
