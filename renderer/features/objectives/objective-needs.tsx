import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ObjectiveDetail } from './use-objective-details.ts';

export interface ObjectiveNeedsProps {
  readonly objective: ObjectiveDetail;
  readonly all: readonly ObjectiveDetail[];
  readonly onChange: (prerequisites: string[]) => void;
}

/** What must be mastered before, by code. The host refuses circles and names the path. */
export function ObjectiveNeeds({ objective, all, onChange }: ObjectiveNeedsProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const needs = objective.prerequisites;
  const others = all.filter(
    (one) => one.id !== objective.id && !needs.some((need) => need.id === one.id),
  );
  const found = others.find((one) => one.code.toLowerCase() === typed.trim().toLowerCase());
  const add = () => {
    if (!found) return;
    setTyped('');
    onChange([...needs.map((need) => need.id), found.id]);
  };
  return (
    <div className="objective-needs">
      <span className="field-label">{say('objective.needs')}</span>
      {needs.length === 0 ? <span className="soft">{say('objective.needs-none')}</span> : null}
      <ul>
        {needs.map((need) => (
          <li key={need.id}>
            {need.code}
            <Button
              variant="quiet"
              label={say('objective.needs-remove', { code: need.code })}
              onPress={() =>
                onChange(needs.filter((one) => one.id !== need.id).map((one) => one.id))
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
          label={say('objective.needs-add')}
          value={typed}
          known={others.map((one) => one.code)}
          onChange={setTyped}
        />
        <Button type="submit" isDisabled={!found}>
          {say('ui.add')}
        </Button>
      </form>
    </div>
  );
}
