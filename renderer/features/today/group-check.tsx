import { useState } from 'react';
import { useOpenCheck } from '../../app/open-check.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LevelPicker } from '../../ui/level-picker.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Today } from './today-view.tsx';
import { usePlanIds } from './use-plan-ids.ts';

export interface GroupCheckProps {
  readonly today: Today;
  readonly code: string;
  readonly students: readonly string[];
  readonly onClose: () => void;
}

/** A check of a small group: a level each, recorded as one step. */
export function GroupCheck({ today, code, students: group, onClose }: GroupCheckProps) {
  const say = useSay();
  const openCheck = useOpenCheck();
  const [out, setOut] = useState<readonly string[]>([]);
  const students = group.filter((student) => !out.includes(student));
  const showStep = useStepToast();
  const { run, running } = useCommand('evidence.fill');
  const known = useQuery('class.get', { class: today.class.id }).value;
  const objective = usePlanIds(today.class.id)(code);
  const [levels, setLevels] = useState<Readonly<Record<string, string>>>({});
  const entries = students.flatMap((student) => {
    const level = levels[student];
    return level === undefined || objective === undefined ? [] : [{ student, objective, level }];
  });

  const record = async () => {
    const done = await run({
      class: today.class.id,
      entries,
      on: today.on,
      kind: 'check',
      together: true,
    });
    if (!done) return;
    showStep(say('today.check-saved', { count: done.recorded }));
    onClose();
  };

  const inFull = () => {
    onClose();
    openCheck({
      what: 'check',
      class: today.class.id,
      students: [...students],
      ...(objective === undefined ? {} : { objective }),
    });
  };

  return (
    <Dialog
      title={say('today.check-title', { code })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" isDisabled={students.length === 0} onPress={inFull}>
            {say('today.check-full')}
          </Button>
          <Button onPress={onClose}>{say('ui.cancel')}</Button>
          <Button
            variant="main"
            isDisabled={entries.length === 0 || running}
            onPress={() => void record()}
          >
            {say('today.check-save')}
          </Button>
        </>
      }
    >
      {known ? (
        <ul className="group-check">
          {students.map((student) => {
            const name = today.students.find((line) => line.id === student)?.called ?? '';
            return (
              <li key={student}>
                <PersonName>{name}</PersonName>
                <LevelPicker
                  label={name}
                  levels={known.scale.levels}
                  threshold={known.threshold}
                  value={levels[student] ?? null}
                  onChange={(level) => setLevels({ ...levels, [student]: level })}
                />
                <Button
                  variant="quiet"
                  label={say('today.check-out', { name })}
                  onPress={() => setOut([...out, student])}
                >
                  <span className="cross" aria-hidden="true" />
                </Button>
              </li>
            );
          })}
          <li className="group-check-all">
            <span className="soft">{say('today.check-all')}</span>
            <LevelPicker
              label={say('today.check-all')}
              levels={known.scale.levels}
              threshold={known.threshold}
              value={null}
              onChange={(level) =>
                setLevels(Object.fromEntries(students.map((student) => [student, level])))
              }
            />
          </li>
        </ul>
      ) : null}
    </Dialog>
  );
}
