import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { AppointmentsPart } from './appointments-part.tsx';
import { GroupCheck } from './group-check.tsx';
import type { Today } from './today-view.tsx';
import { usePlanIds } from './use-plan-ids.ts';

type Group = Today['groups'][number];

/** Where a narrow window leads to. */
export const TOGETHER = 'together-today';

/** Who can be seen together, and who is not here. */
export function TodayAside({ today }: { today: Today }) {
  const say = useSay();
  const [checking, setChecking] = useState<Group | null>(null);
  const { run: clear } = useCommand('mark.clear');
  const isPresent = (student: string) =>
    void clear({
      class: today.class.id,
      cells: [{ student, objective: null }],
      kind: 'absent',
      on: today.on,
    });
  return (
    <aside
      className="view-aside today-aside"
      id={TOGETHER}
      tabIndex={-1}
      aria-label={say('today.together')}
    >
      <h2 className="aside-head">{say('today.together')}</h2>
      {today.groups.length === 0 ? (
        <p className="soft">{say('today.together-none')}</p>
      ) : (
        <ul>
          {byObjective(today.groups).map((groups, index) => (
            <li key={groups[0]?.objective} className="aside-section">
              <h3>
                {groups[0]?.objective} {groups[0]?.statement}
              </h3>
              {groups.map((group, n) => (
                <GroupLine
                  key={group.students.join(' ')}
                  group={group}
                  today={today}
                  isFirst={index === 0 && n === 0}
                  onCheck={() => setChecking(group)}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
      <AppointmentsPart today={today} />
      <MayExplain today={today} />
      {today.absent.length > 0 ? (
        <section className="aside-section">
          <h3>{say('today.absent')}</h3>
          <ul>
            {today.absent.map((student) => (
              <li key={student.id} className="today-absent">
                <PersonName>{student.called}</PersonName>
                <Button
                  variant="quiet"
                  label={`${student.called} ${say('today.mark-present')}`}
                  onPress={() => isPresent(student.id)}
                >
                  {say('today.mark-present')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {checking ? (
        <GroupCheck
          today={today}
          code={checking.objective}
          students={checking.students}
          onClose={() => setChecking(null)}
        />
      ) : null}
    </aside>
  );
}

/** Classmates who mastered lately what somebody is stuck on. */
function MayExplain({ today }: { today: Today }) {
  const say = useSay();
  const known = new Map(
    today.students.flatMap((line) => line.explain.map((one) => [one.objective, one.students])),
  );
  if (known.size === 0) return null;
  return (
    <section className="aside-section">
      <h3>{say('today.explain')}</h3>
      <ul>
        {[...known].map(([code, names]) => (
          <li key={code} className="soft">
            {say('today.explain-code', { code })}
            {names.map((name, index) => (
              <span key={name}>
                {index > 0 ? ', ' : null}
                <PersonName>{name}</PersonName>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface GroupLineProps {
  readonly group: Group;
  readonly today: Today;
  readonly isFirst: boolean;
  readonly onCheck: () => void;
}

function GroupLine({ group, today, isFirst, onCheck }: GroupLineProps) {
  const say = useSay();
  const noteTutorial = useTutorial(today);
  const names = group.students.map((id) => nameOf(today, id));
  return (
    <div className="today-group">
      <p className="soft">
        {names.map((name, index) => (
          <span key={group.students[index] ?? name}>
            {index > 0 ? ', ' : null}
            <PersonName>{name}</PersonName>
          </span>
        ))}
      </p>
      <div className="aside-actions">
        <Button variant={isFirst ? 'main' : 'plain'} onPress={onCheck}>
          {say('today.group-check')}
        </Button>
        <Button onPress={() => void noteTutorial(group)}>{say('today.tutorial')}</Button>
      </div>
    </div>
  );
}

/** One corrective for the whole group; one step to undo. */
function useTutorial(today: Today) {
  const say = useSay();
  const showStep = useStepToast();
  const { run } = useCommand('corrective.add');
  const plan = usePlanIds(today.class.id);
  return async (group: Group) => {
    const objective = plan(group.objective);
    if (objective === undefined) return;
    const added = await run({
      class: today.class.id,
      students: group.students,
      objective,
      on: today.on,
      kind: 'tutorial',
    });
    if (!added) return;
    showStep(
      say('today.tutorial-noted', {
        code: group.objective,
        count: group.students.length,
      }),
    );
  };
}

/** The groups of one objective side by side, in the order of their first. */
function byObjective(groups: readonly Group[]): Group[][] {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    found.set(group.objective, [...(found.get(group.objective) ?? []), group]);
  }
  return [...found.values()];
}

const nameOf = (today: Today, id: string): string =>
  today.students.find((line) => line.id === id)?.called ?? '';
