import { Button as AriaButton } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { EVIDENCE_KINDS } from '#shared/contract/types.ts';
import { isIsoDate } from '#shared/domain/time.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { kindName } from './attempt-list.tsx';
import {
  type Recording,
  recordingDay,
  recordingStore,
  recordingTask,
  type TaskInView,
  taskInView,
  useRecording,
} from './recording.ts';
import './recording-bar.css';

export interface RecordingBarProps {
  readonly classId: string;
}

/** What is set for the day (`Recording: check · by Rivera · today`); stands at the top right of the class. */
export function RecordingBar({ classId }: RecordingBarProps) {
  const say = useSay();
  const format = useFormat();
  const recording = useRecording();
  const gradebook = useQuery('gradebook.get', {}).value;
  const today = gradebook?.today ?? null;
  const teacher = gradebook?.teacher ?? null;
  if (today === null) return null;
  const viewing = taskInView(recording, classId);
  const task = viewing ?? recordingTask(recording, classId);
  const version = viewing ? viewing.version : recording.version;
  const on = viewing?.on ?? recordingDay(recording, classId, today);
  const by = recording.assessor ?? teacher;
  const isOther = on !== today;
  const parts = [
    task?.name ?? kindName(recording.kind, say),
    ...(task && version ? [say('recording.version', { version })] : []),
    ...(by ? [say('recording.by', { by })] : []),
  ];
  return (
    <DialogTrigger>
      <AriaButton className="recording" data-warm={isOther || undefined}>
        <span className="recording-what">
          {say('recording.label')} {parts.join(' · ')} ·
        </span>{' '}
        <span className="recording-day">
          {isOther ? format.weekdayDay(on) : say('recording.today')}
        </span>
      </AriaButton>
      <Popover className="popover" placement="bottom end" aria-label={say('recording.title')}>
        <div className="view-form">
          {viewing ? (
            <TaskForm task={viewing} by={by ?? ''} />
          ) : (
            <RecordingForm
              classId={classId}
              recording={recording}
              today={today}
              on={on}
              by={by ?? ''}
            />
          )}
        </div>
      </Popover>
    </DialogTrigger>
  );
}

/** In the view by task kind and day are the task's own. */
function TaskForm({ task, by }: { task: TaskInView; by: string }) {
  const say = useSay();
  return (
    <>
      <p className="soft">{say('recording.task-in-view', { task: task.name })}</p>
      <Assessor by={by} />
      <Versions of={task.versions} version={task.version ?? ''} />
    </>
  );
}

function Assessor({ by }: { by: string }) {
  const say = useSay();
  return (
    <TextField
      label={say('record.assessor')}
      value={by}
      onChange={(assessor) => recordingStore.set({ assessor })}
    />
  );
}

function Versions({ of, version }: { of: readonly string[]; version: string }) {
  const say = useSay();
  return of.length === 0 ? null : (
    <Choice
      label={say('record.version')}
      value={version}
      options={of.map((one) => ({ value: one, label: one }))}
      onChange={(chosen) => recordingStore.set({ version: chosen })}
    />
  );
}

interface RecordingFormProps extends RecordingBarProps {
  readonly recording: Recording;
  readonly today: string;
  readonly on: string;
  readonly by: string;
}

function RecordingForm({ classId, recording, today, on, by }: RecordingFormProps) {
  const say = useSay();
  const tasks = useQuery('grid.get', { class: classId }).value?.tasks ?? [];
  const task = recordingTask(recording, classId);
  const versions = tasks.find((one) => one.id === task?.id)?.versions ?? [];
  const setDay = (next: string) => {
    if (next !== '' && !isIsoDate(next)) return;
    const isOther = next !== '' && next !== today;
    recordingStore.set({ other: isOther ? { on: next, class: classId, setOn: today } : null });
  };
  return (
    <>
      <Choice
        label={say('record.kind')}
        value={recording.kind}
        options={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        onChange={(value) => {
          const kind = EVIDENCE_KINDS.find((one) => one === value);
          if (kind) recordingStore.set({ kind });
        }}
      />
      <Assessor by={by} />
      <Choice
        label={say('record.task')}
        value={task?.id ?? ''}
        options={[
          { value: '', label: say('record.no-task') },
          ...tasks.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(id) => {
          const chosen = tasks.find((one) => one.id === id);
          recordingStore.set({
            task: chosen ? { id: chosen.id, name: chosen.name, class: classId } : null,
            version: chosen?.versions[0] ?? null,
          });
        }}
      />
      <Versions of={versions} version={recording.version ?? ''} />
      <TextField
        label={say('record.date')}
        type="date"
        value={on}
        onChange={setDay}
        hint={say('recording.date-hint')}
      />
      {on === today ? null : (
        <Button onPress={() => setDay(today)}>{say('recording.back-to-today')}</Button>
      )}
    </>
  );
}
