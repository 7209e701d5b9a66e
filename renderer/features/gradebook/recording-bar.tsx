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
  useRecording,
} from './recording.ts';
import { useToday } from './use-today.ts';
import './recording-bar.css';

export interface RecordingBarProps {
  readonly classId: string;
}

/** What is set for the day (`Recording: check · by Rivera · today`); stands at the top right of the class. */
export function RecordingBar({ classId }: RecordingBarProps) {
  const say = useSay();
  const format = useFormat();
  const today = useToday();
  const recording = useRecording();
  const teacher = useQuery('gradebook.get', {}).value?.teacher ?? null;
  if (today === null) return null;
  const task = recordingTask(recording, classId);
  const on = recordingDay(recording, classId, today);
  const by = recording.assessor ?? teacher;
  const isOther = on !== today;
  const parts = [
    task?.name ?? kindName(recording.kind, say),
    ...(task && recording.version
      ? [say('recording.version', { version: recording.version })]
      : []),
    ...(by ? [say('recording.by', { by })] : []),
  ];
  return (
    <DialogTrigger>
      <AriaButton className="recording" data-warm={isOther || undefined}>
        {say('recording.label')} {parts.join(' · ')} ·{' '}
        <span className="recording-day">
          {isOther ? format.weekdayDay(on) : say('recording.today')}
        </span>
      </AriaButton>
      <Popover className="popover" placement="bottom end" aria-label={say('recording.title')}>
        <div className="view-form">
          <RecordingForm
            classId={classId}
            recording={recording}
            today={today}
            on={on}
            by={by ?? ''}
          />
        </div>
      </Popover>
    </DialogTrigger>
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
      <TextField
        label={say('record.assessor')}
        value={by}
        onChange={(assessor) => recordingStore.set({ assessor })}
      />
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
      {versions.length === 0 ? null : (
        <Choice
          label={say('record.version')}
          value={recording.version ?? ''}
          options={versions.map((version) => ({ value: version, label: version }))}
          onChange={(version) => recordingStore.set({ version })}
        />
      )}
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
