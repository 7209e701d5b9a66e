import { useEffect, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { freshLock, isLockReady, LockFields, lockInput } from '../../app/lock-fields.tsx';
import { useJob } from '../../data/use-job.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSay } from '../../ui/say.tsx';
import { CourseFigures } from './course-figures.tsx';

type Contents = Output<'hand-over.contents'>;

export interface GiveDialogProps {
  readonly student: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Writes one student's record for the next teacher: what is in it, for whom, closed with what. */
export function GiveDialog({ student, name, onClose }: GiveDialogProps) {
  const say = useSay();
  const saveFile = useSaveFile();
  const look = useJob('hand-over.contents');
  const [contents, setContents] = useState<Contents | null>(null);
  const [lock, setLock] = useState(freshLock);
  const [recipientName, setRecipientName] = useState('');
  const [why, setWhy] = useState('');
  const { run } = look;
  useEffect(() => {
    void run({ student }).then(setContents);
  }, [run, student]);

  const write = async () => {
    const isWritten = await saveFile({
      name: `${say('hand-over.file')} ${name}.gradus`,
      extension: 'gradus',
      write: (client, to) =>
        client.run('export.bundle', {
          to,
          purpose: 'hand-over',
          students: [student],
          recipientName: recipientName.trim() || null,
          why: why.trim() || null,
          ...lockInput(lock),
        }),
      done: say('hand-over.written'),
    });
    if (isWritten) onClose();
  };

  return (
    <Dialog
      title={say('hand-over.give-title')}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('hand-over.write')}
          onMain={write}
          isDisabled={!isLockReady(lock) || !contents}
          onCancel={onClose}
        />
      }
    >
      <div className="hand-over">
        <p>
          <strong>
            <PersonName>{name}</PersonName>
          </strong>
        </p>
        {look.trouble ? (
          <p className="warm" role="alert">
            {sentenceOf(say, look.trouble)}
          </p>
        ) : null}
        {look.running ? (
          <Progress label={say('job.hand-over-look')} done={0} total={0} onCancel={look.cancel} />
        ) : null}
        {contents ? <ContentsPart contents={contents} /> : null}
        <div className="two-fields">
          <TextField
            label={say('bundles.recipient')}
            value={recipientName}
            onChange={setRecipientName}
          />
          <TextField label={say('bundles.why')} value={why} onChange={setWhy} />
        </div>
        <LockFields lock={lock} onChange={setLock} />
      </div>
    </Dialog>
  );
}

const BESIDE = ['letters', 'results', 'plans', 'goals', 'records'] as const;
const STAYS = ['contacts', 'notes', 'requests', 'help'] as const;

function ContentsPart({ contents }: { contents: Contents }) {
  const say = useSay();
  const beside = BESIDE.flatMap((what) =>
    contents[what] > 0 ? [say(`hand-over.${what}`, { count: contents[what] })] : [],
  );
  const stays = STAYS.flatMap((what) =>
    contents.stays[what] > 0 ? [say(`hand-over.${what}`, { count: contents.stays[what] })] : [],
  );
  return (
    <>
      <CourseFigures courses={contents.courses} />
      {beside.length > 0 ? <p>{say('hand-over.beside', { what: beside.join(', ') })}</p> : null}
      <p className="soft">
        {stays.length > 0
          ? say('hand-over.stays', { what: stays.join(', ') })
          : say('hand-over.stays-nothing')}
      </p>
    </>
  );
}
