import { formatRoute } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { DateButton } from '../../ui/date-button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Plan } from './plan-part.tsx';

export interface DayDuesProps {
  readonly classId: string;
  readonly objectives: readonly Plan['objectives'][number][];
  /** Lays objectives on another day. */
  readonly onMove: (objectives: readonly string[], label: string, on: string) => void;
}

/** What is due on the chosen days, each with its date as a field: dragging is never the only way. */
export function DayDues({ classId, objectives, onMove }: DayDuesProps) {
  const say = useSay();
  const format = useFormat();
  const clear = useCommand('plan.due');
  if (objectives.length === 0) return null;
  return (
    <section className="day-dues">
      <h3>{say('calendar.due', { count: objectives.length })}</h3>
      <ul>
        {objectives.map(({ id, code, statement, critical, due }) => (
          <li key={id}>
            <a
              className="day-due-code"
              data-critical={critical}
              href={formatRoute({
                at: 'class',
                class: classId,
                view: 'objectives',
                objective: id,
              })}
            >
              {code}
            </a>
            <span className="day-due-statement">{statement}</span>
            <DateButton
              value={due}
              text={due === null ? say('plan.no-date') : format.day(due)}
              label={say('plan.due-of', { code })}
              onChange={(on) => {
                if (on === null) void clear.run({ class: classId, objectives: [id], on });
                else onMove([id], code, on);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
