import type { Say } from '#shared/text/text.ts';
import { formatRoute } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { DateButton } from '../../ui/date-button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Plan } from './plan-part.tsx';
import { useObjectiveDetails } from './use-objective-details.ts';

type Planned = Plan['objectives'][number];

export interface PlanTableProps {
  readonly classId: string;
  readonly plan: Plan;
  readonly chosen: string | undefined;
  readonly showsLacks: boolean;
}

/** The pacing guide: by unit, one line per objective, dates to be changed in place. */
export function PlanTable({ classId, plan, chosen, showsLacks }: PlanTableProps) {
  const say = useSay();
  const details = useObjectiveDetails(plan);
  const units = [...new Set(plan.objectives.map((one) => one.unit))];
  return (
    <table className="plan">
      <thead>
        <tr className="column-head plan-head">
          <th scope="col">{say('plan.col-code')}</th>
          <th scope="col">{say('plan.col-statement')}</th>
          <th scope="col">{say('plan.col-needs')}</th>
          <th scope="col">{say('plan.col-due')}</th>
          <th scope="col">{say('plan.col-state')}</th>
        </tr>
      </thead>
      {units.map((unit) => (
        <tbody key={unit}>
          <tr className="plan-unit">
            <th scope="rowgroup" colSpan={5}>
              {unit}
            </th>
          </tr>
          {plan.objectives
            .filter((one) => one.unit === unit)
            .map((one) => (
              <PlanLine
                key={one.id}
                classId={classId}
                planned={one}
                needs={(details.get(one.id)?.prerequisites ?? []).map((need) => need.code)}
                isChosen={one.id === chosen}
                showsLacks={showsLacks}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}

interface LineProps {
  readonly classId: string;
  readonly planned: Planned;
  readonly needs: readonly string[];
  readonly isChosen: boolean;
  readonly showsLacks: boolean;
}

function PlanLine({ classId, planned, needs, isChosen, showsLacks }: LineProps) {
  const say = useSay();
  const format = useFormat();
  const due = useCommand('plan.due');
  return (
    <tr className="plan-line" data-chosen={isChosen} data-left-out={planned.leftOut}>
      <th scope="row" className={planned.critical ? 'critical' : undefined}>
        {planned.code}
        {planned.critical ? <span className="visually-hidden"> {say('plan.critical')}</span> : null}
      </th>
      <td className="plan-statement">
        <a
          href={formatRoute({
            at: 'class',
            class: classId,
            view: 'objectives',
            objective: planned.id,
          })}
          aria-current={isChosen ? 'true' : undefined}
        >
          {planned.statement}
        </a>
      </td>
      <td className="soft">{needs.join(' ')}</td>
      <td>
        <DateButton
          value={planned.due}
          text={planned.due === null ? say('plan.no-date') : format.weekdayDay(planned.due)}
          label={say('plan.due-of', { code: planned.code })}
          onChange={(on) => void due.run({ class: classId, objectives: [planned.id], on })}
        />
      </td>
      <td className="soft small">
        {showsLacks && planned.lacks.length > 0 ? (
          <span className="warm">{lacksInWords(say, planned)}</span>
        ) : planned.leftOut ? (
          say('plan.left-out')
        ) : planned.openedOn === null ? null : (
          say('plan.open-since', { day: format.day(planned.openedOn) })
        )}
      </td>
    </tr>
  );
}

/** "lacks an example, a way to show it" */
export function lacksInWords(say: Say, planned: Planned): string {
  const what = planned.lacks.map((lack) => say(`plan.lacks-${lack}`)).join(', ');
  return say('plan.lacks', { what });
}
