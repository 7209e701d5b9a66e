import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ObjectiveDetail } from './use-objective-details.ts';

/** Which list it is: `needs` must be mastered before, `parts` make up a whole. */
export type CodeList = 'needs' | 'parts';

export interface ObjectiveCodesProps {
  readonly list: CodeList;
  readonly objective: ObjectiveDetail;
  readonly all: readonly ObjectiveDetail[];
  readonly onChange: (objectives: string[]) => void;
}

/** Other objectives that belong to one, by code. The host refuses circles and names the path. */
export function ObjectiveCodes({ list, objective, all, onChange }: ObjectiveCodesProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const chosen = list === 'needs' ? objective.prerequisites : objective.parts;
  const others = all.filter(
    (one) => one.id !== objective.id && !chosen.some((other) => other.id === one.id),
  );
  const found = others.find((one) => one.code.toLowerCase() === typed.trim().toLowerCase());
  const add = () => {
    if (!found) return;
    setTyped('');
    onChange([...chosen.map((one) => one.id), found.id]);
  };
  return (
    <div className="objective-needs">
      <span className="field-label">{say(`objective.${list}`)}</span>
      {chosen.length === 0 ? <span className="soft">{say(`objective.${list}-none`)}</span> : null}
      <ul>
        {chosen.map((one) => (
          <li key={one.id}>
            {one.code}
            <Button
              variant="quiet"
              label={say(`objective.${list}-remove`, { code: one.code })}
              onPress={() =>
                onChange(chosen.filter((other) => other.id !== one.id).map((other) => other.id))
              }
            >
              <span className="cross" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="objective-needs-add"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <NameField
          label={say(`objective.${list}-add`)}
          value={typed}
          known={others.map((one) => one.code)}
          onChange={setTyped}
        />
        <Button type="submit" isDisabled={!found}>
          {say(list === 'needs' ? 'ui.add' : 'objective.parts-do')}
        </Button>
      </form>
    </div>
  );
}
