import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { go } from '../../app/route.ts';
import { useJob } from '../../data/use-job.ts';
import { usePickFile } from '../../data/use-pick-file.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSay } from '../../ui/say.tsx';
import { CourseFigures } from './course-figures.tsx';
import { RecordObjectives } from './record-objectives.tsx';

type Preview = Output<'hand-over.preview'>;
type Wish = Omit<Input<'hand-over.preview'>, 'from'>;

export interface TakeDialogProps {
  readonly classId?: string | undefined;
  readonly student?: string | undefined;
  /** A file that was dropped or opened already, and what opened it. */
  readonly given?: FileGrant | undefined;
  readonly opener?: string | undefined;
  readonly onClose: () => void;
}

/** A student's record that came: opened, who it is decided, looked at, and taken in one step. */
export function TakeDialog({ classId, student, given, opener, onClose }: TakeDialogProps) {
  const say = useSay();
  const pickFile = usePickFile();
  const showStep = useStepToast();
  const look = useJob('hand-over.preview');
  const take = useJob('hand-over.take');
  const [file, setFile] = useState<FileGrant | null>(given ?? null);
  const [word, setWord] = useState(opener ?? '');
  const [seen, setSeen] = useState<Preview | null>(null);
  const [wish, setWish] = useState<Wish>({
    ...(classId ? { class: classId } : {}),
    ...(student ? { student } : {}),
  });

  const open = async (at: FileGrant) => {
    const lock =
      word === ''
        ? {}
        : word.includes('AGE-SECRET-KEY-')
          ? { identity: word }
          : { passphrase: word };
    setSeen(await look.run({ from: { grant: at.grant, ...lock }, ...wish }));
  };
  const openGiven = useRef(given ? () => void open(given) : null);
  useEffect(() => {
    openGiven.current?.();
    openGiven.current = null;
  }, []);
  const toBundles = () => {
    onClose();
    go({ at: 'bundles' });
  };
  const pick = async () => {
    const picked = await pickFile(['gradus']);
    if (!picked) return;
    setFile(picked);
    setSeen(null);
    await open(picked);
  };
  const choose = async (more: Wish) => {
    if (!seen) return;
    const next = { ...wish, ...more };
    setWish(next);
    const again = await look.run({ from: { preview: seen.preview }, ...next });
    if (again) setSeen(again);
  };
  const isReady = seen !== null && seen.asks.length === 0 && !look.running && !take.running;
  const onTake = async () => {
    if (!seen) return;
    const taken = await take.run({ preview: seen.preview });
    if (!taken) return;
    showStep(say('hand-over.taken', { count: taken.new }));
    onClose();
    if (taken.class) go({ at: 'student', class: taken.class, student: taken.student });
  };
  const trouble = look.trouble ?? take.trouble;
  const running = look.running ? look : take.running ? take : null;

  return (
    <Dialog
      title={say('hand-over.take-title')}
      isOpen
      onClose={onClose}
      size={seen ? 'large' : 'medium'}
      foot={
        <DialogFoot
          main={say('hand-over.take')}
          onMain={onTake}
          isDisabled={!isReady}
          onCancel={onClose}
        />
      }
    >
      <div className="hand-over">
        <div className="hand-over-line">
          <Button onPress={() => void pick()}>{say('hand-over.choose')}</Button>
          <span className="soft">{file ? file.name : say('hand-over.take-lead')}</span>
        </div>
        {trouble ? (
          <p className="warm" role="alert">
            {sentenceOf(say, trouble)}
          </p>
        ) : null}
        {file && trouble?.code === 'BUNDLE_UNREADABLE' ? (
          <div className="hand-over-line">
            <Button onPress={toBundles}>{say('hand-over.to-bundles')}</Button>
          </div>
        ) : null}
        {file && !seen && !running ? (
          <div className="hand-over-line">
            <TextField
              label={say('bundles.open-with')}
              value={word}
              onChange={setWord}
              hint={say('bundles.open-hint')}
            />
            <Button isDisabled={word === ''} onPress={() => void open(file)}>
              {say('bundles.look')}
            </Button>
          </div>
        ) : null}
        {running ? (
          <Progress
            label={say(running === take ? 'job.hand-over-take' : 'job.hand-over-read')}
            done={running.progress?.done ?? 0}
            total={running.progress?.total ?? 0}
            onCancel={running.cancel}
          />
        ) : null}
        {seen ? <Seen seen={seen} onChoose={(more) => void choose(more)} /> : null}
      </div>
    </Dialog>
  );
}

interface SeenProps {
  readonly seen: Preview;
  readonly onChoose: (more: Wish) => void;
}

const NEW = 'new';
const OPEN = '';

function Seen({ seen, onChoose }: SeenProps) {
  const say = useSay();
  const classes = (useQuery('class.list', {}).value ?? []).filter((row) => !row.archived);
  const from = [seen.teacher, seen.school].filter(Boolean).join(', ');
  const chosen = seen.student ? (seen.student.id ?? NEW) : OPEN;
  const others = seen.candidates.filter(({ id }) => id !== seen.student?.id);
  const who = [
    ...(seen.student ? [] : [{ value: OPEN, label: say('hand-over.who-open') }]),
    ...(seen.student?.id ? [{ value: seen.student.id, label: seen.student.name }] : []),
    ...others.map(({ id, name, schoolId, class: at, reason }) => ({
      value: id,
      label: [name, schoolId, at, reason && say(`hand-over.because-${reason}`)]
        .filter(Boolean)
        .join(' · '),
    })),
    { value: NEW, label: say('hand-over.who-new') },
  ];
  const at = [
    ...(seen.class ? [] : [{ value: OPEN, label: say('hand-over.class-open') }]),
    ...classes.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <p>
        <strong>
          <PersonName>{seen.name}</PersonName>
        </strong>{' '}
        <span className="soft">
          {from ? say('hand-over.from', { from }) : null}
          {seen.schoolId ? ` · ${say('student.school-id', { id: seen.schoolId })}` : null}
        </span>
      </p>
      <div className="two-fields">
        <Choice
          label={say('hand-over.who')}
          value={chosen}
          options={who}
          hint={seen.student ? say(`hand-over.by-${seen.student.by}`) : undefined}
          problem={seen.student ? undefined : say('hand-over.who-ask')}
          onChange={(value) =>
            value === OPEN ? undefined : onChoose({ student: value === NEW ? null : value })
          }
        />
        <Choice
          label={say('hand-over.class')}
          value={seen.class?.id ?? OPEN}
          options={at}
          hint={seen.joins ? say('hand-over.joins', { class: seen.class?.name ?? '' }) : undefined}
          onChange={(value) => (value === OPEN ? undefined : onChoose({ class: value }))}
        />
      </div>
      <CourseFigures courses={seen.courses} />
      <p>
        {seen.asks.length > 0 ? (
          say(`hand-over.ask-${seen.asks.length > 1 ? 'both' : (seen.asks[0] ?? 'both')}`)
        ) : (
          <>
            {seen.record === 'known' && seen.new === 0 && seen.withdrawn === 0
              ? say('hand-over.known')
              : say('hand-over.counts', { count: seen.new })}{' '}
            {seen.withdrawn > 0
              ? `${say('hand-over.withdrawn', { count: seen.withdrawn })} `
              : null}
            <span className="soft">{say('hand-over.never')}</span>
          </>
        )}
      </p>
      <RecordObjectives objectives={seen.objectives} onChoose={onChoose} />
    </>
  );
}
