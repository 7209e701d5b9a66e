import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { EVIDENCE_KINDS, type EvidenceKind } from '#shared/contract/types.ts';
import { addDays } from '#shared/domain/time.ts';
import type { CheckStart } from '../../app/open-check.tsx';
import { Names, usePraise } from '../../app/use-praise.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { CheckRow } from './check-row.tsx';
import { CheckWho } from './check-who.tsx';
import {
  aimedFor,
  type Checkable,
  type Checked,
  entryOf,
  NOTHING_SET,
  numberOf,
  type Prepared,
  versionFor,
} from './checked.ts';
import { CheckedInWords } from './checked-in-words.tsx';

export interface CheckDialogProps {
  readonly start: Extract<CheckStart, { what: 'check' }>;
  readonly onClose: () => void;
}

/** A mastery check: one objective, one or several students, and what follows for each. */
export function CheckDialog({ start, onClose }: CheckDialogProps) {
  const say = useSay();
  const plan = useQuery('plan.get', { class: start.class }).value;
  const today = useQuery('gradebook.get', {}).value?.today ?? '';
  const planned = (plan?.objectives ?? []).filter((one) => !one.leftOut);
  const ahead = planned.find((one) => one.due !== null && one.due >= today) ?? planned[0];
  const [chosen, setChosen] = useState(start.objective ?? null);
  const [who, setWho] = useState<readonly string[]>(start.students ?? []);
  const objective = chosen ?? ahead?.id ?? null;
  const query = useQuery(
    'mastery.prepare',
    objective === null ? null : { class: start.class, objective },
  );
  const choice = (
    <Choice
      label={say('check.objective')}
      value={objective ?? ''}
      options={planned.map(({ id, code, statement }) => ({
        value: id,
        label: `${code} ${statement}`,
      }))}
      onChange={setChosen}
    />
  );
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  return (
    <Dialog
      title={say('check.title')}
      isOpen
      onClose={onClose}
      size="large"
      foot={<div className="check-foot" ref={setFoot} />}
    >
      {choice}
      {objective === null ? null : (
        <QueryGate query={query}>
          {(prepared) => (
            // Levels belong to the objective; who is checked stays when it changes.
            <CheckForm
              key={objective}
              classId={start.class}
              // Levels chosen before belong to the objective that they were chosen for.
              start={objective === start.objective ? start : { ...start, levels: undefined }}
              prepared={prepared}
              today={today}
              who={who}
              onWho={setWho}
              foot={foot}
              onClose={onClose}
            />
          )}
        </QueryGate>
      )}
    </Dialog>
  );
}

/** Milliseconds until a closed dialog has given the focus back. */
const FOCUS_IS_BACK = 80;

interface FormProps {
  readonly classId: string;
  readonly start: CheckDialogProps['start'];
  readonly prepared: Prepared;
  readonly today: string;
  readonly who: readonly string[];
  readonly onWho: (who: readonly string[]) => void;
  /** Where the buttons stand. */
  readonly foot: HTMLElement | null;
  readonly onClose: () => void;
}

function CheckForm(props: FormProps) {
  const { classId, start, prepared, today, who, onWho, foot, onClose } = props;
  const say = useSay();
  const praise = usePraise(classId);
  const showStep = useStepToast();
  const { run, running } = useCommand('mastery.record');
  const recommend = useCommand('level.recommend');
  const known = useQuery('class.get', { class: classId }).value;
  const days = useQuery(
    'calendar.get',
    today === '' ? null : { class: classId, from: addDays(today, 1), to: addDays(today, 28) },
  ).value?.days;
  const [kind, setKind] = useState<EvidenceKind>(start.kind ?? 'check');
  const [task, setTask] = useState('');
  const [on, setOn] = useState(today);
  const [shown, setShown] = useState('');
  const [set, setSet] = useState<Readonly<Record<string, Checked>>>(() => withLevels(start));
  const main = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const isReady = known !== undefined && (start.students ?? []).length > 0;
  useEffect(() => {
    // Who is checked is known: a digit is the next thing.
    if (isReady) list.current?.querySelector<HTMLElement>('.level-choice')?.focus();
  }, [isReady]);
  const levels = known?.scale.levels ?? [];
  const cut = levels.findIndex((level) => level.key === known?.threshold);
  const versions = prepared.tasks.find((one) => one.id === task)?.versions ?? [];
  const { code } = prepared.objective;

  const of = (student: string) => set[student] ?? NOTHING_SET;
  const change = (student: string, part: Partial<Checked>) =>
    setSet((before) => ({
      ...before,
      [student]: { ...(before[student] ?? NOTHING_SET), ...part },
    }));
  const isBelow = (student: Checkable) => {
    const value = numberOf(levels, of(student.id).level);
    const needed = numberOf(levels, student.threshold);
    return value !== null && needed !== null && value < needed;
  };
  const rows = who.flatMap((id) => prepared.students.find((one) => one.id === id) ?? []);
  const entries = rows.flatMap((student) => {
    const checked = of(student.id);
    const version = checked.version ?? versionFor(versions, task, student);
    const aimed = aimedFor(student, checked, levels);
    return entryOf(student.id, checked, version, aimed, isBelow(student)) ?? [];
  });

  const record = async () => {
    const students = entries;
    const done = await run({
      class: classId,
      objective: prepared.objective.id,
      on,
      kind,
      task: task === '' ? null : task,
      shown: shown.trim() || null,
      students,
    });
    if (!done) return;
    showStep(
      <>
        <CheckedInWords code={code} entries={students} among={prepared.students} levels={levels} />
        {done.uncounted.length > 0 ? (
          <>
            {say('check.uncounted-all')}
            <Names ids={done.uncounted} among={prepared.students} />
          </>
        ) : null}
      </>,
    );
    praise(done, code, prepared.students);
    onClose();
    // The focus goes back to where the dialog was opened first.
    if (start.onRecorded) setTimeout(start.onRecorded, FOCUS_IS_BACK);
  };

  return (
    <>
      <div className="check-occasion">
        <Choice
          label={say('record.kind')}
          value={kind}
          options={EVIDENCE_KINDS.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
          onChange={(value) => setKind(EVIDENCE_KINDS.find((one) => one === value) ?? kind)}
        />
        <Choice
          label={say('record.task')}
          value={task}
          options={[
            { value: '', label: say('record.no-task') },
            ...prepared.tasks.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(value) => {
            setTask(value);
            const named = prepared.tasks.find((one) => one.id === value);
            setKind(EVIDENCE_KINDS.find((one) => one === named?.kind) ?? kind);
          }}
        />
        <TextField label={say('record.date')} type="date" value={on} onChange={setOn} />
        <TextField label={say('check.shown')} value={shown} onChange={setShown} />
      </div>
      {prepared.objective.question ? (
        <p className="soft">{say('check.question', { question: prepared.objective.question })}</p>
      ) : null}
      {start.isAlone ? null : (
        <CheckWho
          prepared={prepared}
          levels={levels}
          cut={cut}
          who={who}
          onWho={onWho}
          isGiven={(start.students ?? []).length > 0}
        />
      )}
      <ul className="check-rows" ref={list}>
        {rows.map((student) => (
          <CheckRow
            key={student.id}
            student={student}
            checked={of(student.id)}
            version={of(student.id).version ?? versionFor(versions, task, student)}
            versions={versions}
            levels={levels}
            kind={kind}
            code={code}
            isBelow={isBelow(student)}
            onRecommend={(level) =>
              void recommend.run({
                class: classId,
                student: student.id,
                objective: prepared.objective.id,
                level,
              })
            }
            days={(days ?? []).filter((day) => day.meets).map((day) => day.on)}
            onChange={(part) => change(student.id, part)}
            // The button can be pressed once the level is there.
            onLast={() => setTimeout(() => main.current?.focus())}
          />
        ))}
      </ul>
      {foot
        ? createPortal(
            <DialogFoot
              main={say('check.record', { count: entries.length })}
              onMain={record}
              isDisabled={entries.length === 0 || running || on === ''}
              mainRef={main}
              onCancel={onClose}
            >
              <span className="faint small fine-only check-keys">{say('check.keys')}</span>
            </DialogFoot>,
            foot,
          )
        : null}
    </>
  );
}

/** What was chosen before the dialog opened, of the objective it opened with. */
const withLevels = ({ levels = {} }: CheckDialogProps['start']): Record<string, Checked> =>
  Object.fromEntries(
    Object.entries(levels).map(([student, level]) => [student, { ...NOTHING_SET, level }]),
  );
