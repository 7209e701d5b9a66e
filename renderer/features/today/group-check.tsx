import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useOpenCheck } from '../../app/open-check.tsx';
import { usePraise } from '../../app/use-praise.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { levelKeys } from '../../grid/grid-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
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
  const { run, running } = useCommand('mastery.record');
  const known = useQuery('class.get', { class: today.class.id }).value;
  const objective = usePlanIds(today.class.id)(code);
  const [levels, setLevels] = useState<Readonly<Record<string, string>>>({});
  const entries = students.flatMap((student) => {
    const level = levels[student];
    return level === undefined ? [] : [{ student, level }];
  });
  const scale = known?.scale.levels ?? [];
  const keys = levelKeys(scale.map((level) => level.value));
  const praise = usePraise(today.class.id);
  const foot = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const isReady = known !== undefined;
  useEffect(() => {
    // A digit is the next thing.
    if (isReady) list.current?.querySelector<HTMLElement>('.level-choice')?.focus();
  }, [isReady]);

  const record = async () => {
    if (objective === undefined) return;
    const done = await run({
      class: today.class.id,
      objective,
      on: today.on,
      kind: 'check',
      students: entries,
    });
    if (!done) return;
    showStep(say('today.check-saved', { count: done.recorded }));
    praise(done, code, today.students);
    onClose();
  };
  /** A level's key sets it and goes on to the next student, at last to the button. */
  const onKey = (event: KeyboardEvent<HTMLElement>, student: string) => {
    const level = scale[keys.indexOf(event.key)];
    if (!level || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setLevels({ ...levels, [student]: level.key });
    const next = event.currentTarget.nextElementSibling;
    const isStudent = next instanceof HTMLElement && next.dataset.student !== undefined;
    const choice = isStudent ? next.querySelector<HTMLElement>('.level-choice') : foot.current;
    // The button can be pressed once the level is there.
    setTimeout(() => choice?.focus());
  };

  const inFull = () => {
    onClose();
    openCheck({
      what: 'check',
      class: today.class.id,
      students: [...students],
      levels: Object.fromEntries(entries.map(({ student, level }) => [student, level])),
      ...(objective === undefined ? {} : { objective }),
    });
  };

  return (
    <Dialog
      title={say('today.check-title', { code })}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('today.check-save')}
          onMain={record}
          isDisabled={entries.length === 0 || running}
          mainRef={foot}
          onCancel={onClose}
        >
          <span className="faint small fine-only group-check-keys">{say('check.keys')}</span>
          <Button variant="quiet" isDisabled={students.length === 0} onPress={inFull}>
            {say('today.check-full')}
          </Button>
        </DialogFoot>
      }
    >
      {known ? (
        <ul className="group-check" ref={list}>
          {students.map((student) => {
            const name = today.students.find((line) => line.id === student)?.called ?? '';
            return (
              <li key={student} data-student={student} onKeyDown={(event) => onKey(event, student)}>
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
            <span className="group-check-end" />
          </li>
        </ul>
      ) : null}
    </Dialog>
  );
}
