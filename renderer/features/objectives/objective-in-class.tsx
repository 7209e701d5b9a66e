import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Plan } from './plan-part.tsx';

export interface ObjectiveInClassProps {
  readonly classId: string;
  readonly planned: Plan['objectives'][number];
}

/** What of an objective is this class's own: date, open or not, left out or not. */
export function ObjectiveInClass({ classId, planned }: ObjectiveInClassProps) {
  const say = useSay();
  const format = useFormat();
  const today = useQuery('gradebook.get', {}).value?.today;
  const due = useCommand('plan.due');
  const leaveOut = useCommand('plan.leave-out');
  const open = useCommand('plan.open');
  const objective = planned.id;
  return (
    <div className="objective-in-class">
      <LazyTextField
        label={say('objective.due')}
        type="date"
        value={planned.due ?? ''}
        onSave={(on) => void due.run({ class: classId, objectives: [objective], on: on || null })}
      />
      <p className="soft">
        {planned.openedOn === null
          ? say('objective.not-opened')
          : say('objective.opened', { day: format.day(planned.openedOn, today) })}
      </p>
      <div className="aside-actions">
        {planned.openedOn === null ? (
          <Button
            isDisabled={today === undefined || open.running}
            onPress={() => void open.run({ class: classId, objective, on: today ?? null })}
          >
            {say('objective.open-now')}
          </Button>
        ) : null}
      </div>
      <CheckBox
        isChecked={planned.leftOut}
        onChange={(leftOut) => void leaveOut.run({ class: classId, objective, leftOut })}
      >
        {say('objective.leave-out')}
      </CheckBox>
    </div>
  );
}
