import { Suspense } from 'react';
import { formatRoute, OBJECTIVES_PARTS } from '../../app/route.ts';
import { lazily } from '../../ui/lazily.tsx';
import { useSay } from '../../ui/say.tsx';
import { CalendarPart } from './calendar-part.tsx';
import { ClassPart } from './class-part.tsx';
import { HabitsPart } from './habits-part.tsx';
import './objectives-view.css';
import { OverridesPart } from './overrides-part.tsx';
import { PlanPart } from './plan-part.tsx';

const GraphPart = lazily(() => import('./graph-part.tsx'), 'GraphPart');
const PreTeachingPart = lazily(() => import('./pre-teaching-part.tsx'), 'PreTeachingPart');

export interface ObjectivesViewProps {
  readonly classId: string;
  readonly name: string;
  readonly part: string | undefined;
  /** The objective that is open at the right. */
  readonly objective: string | undefined;
}

/** What a class works towards, when it meets, and by which rules it is judged. */
export function ObjectivesView({ classId, name, part, objective }: ObjectivesViewProps) {
  const say = useSay();
  const here = OBJECTIVES_PARTS.find((known) => known === part) ?? 'plan';
  return (
    <div className="objectives">
      <nav className="parts" aria-label={say('objectives.parts')}>
        {OBJECTIVES_PARTS.map((known) => (
          <a
            key={known}
            className="part"
            aria-current={known === here ? 'page' : undefined}
            href={formatRoute({ at: 'class', class: classId, view: 'objectives', part: known })}
          >
            {say(`objectives.${known}`)}
          </a>
        ))}
      </nav>
      <div className="objectives-part">
        {here === 'plan' ? (
          <PlanPart classId={classId} name={name} chosen={objective} />
        ) : here === 'prerequisites' ? (
          <Suspense>
            <GraphPart classId={classId} />
          </Suspense>
        ) : here === 'pre-teaching' ? (
          <Suspense>
            <PreTeachingPart classId={classId} />
          </Suspense>
        ) : here === 'calendar' ? (
          <CalendarPart classId={classId} />
        ) : here === 'habits' ? (
          <HabitsPart classId={classId} />
        ) : here === 'overrides' ? (
          <OverridesPart classId={classId} />
        ) : (
          <ClassPart classId={classId} />
        )}
      </div>
    </div>
  );
}
