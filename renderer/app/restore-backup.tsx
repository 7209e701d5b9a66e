import { useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { useJob } from '../data/use-job.ts';
import { usePickFile } from '../data/use-pick-file.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFoot } from '../ui/dialog-foot.tsx';
import { TextField } from '../ui/field.tsx';
import { useFormat } from '../ui/format.tsx';
import { Progress } from '../ui/progress.tsx';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import './restore-backup.css';
import { go } from './route.ts';

interface Chosen {
  readonly from: Input<'backup.restore'>['from'];
  /** What the question calls it. */
  readonly name: string;
  /** Entries in it; null where that is not known before it is opened. */
  readonly evidence: number | null;
  /** The next older one, should this be damaged. */
  readonly older?: Chosen | undefined;
}

type Backup = Output<'backup.list'>[number];

/** Troubles of a backup that an older one may not have. */
const LOST: readonly ErrorCode[] = [
  'FILE_DAMAGED',
  'FILE_NOT_A_GRADEBOOK',
  'FILE_NOT_FOUND',
  'DISK_ERROR',
];

/** The backups on this laptop, newest first, and any other file; each asks before it is taken. */
export function RestoreBackup({ atMost }: { readonly atMost: number }) {
  const say = useSay();
  const format = useFormat();
  const pickFile = usePickFile();
  const backups = useQuery('backup.list', {}).value;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const pick = async () => {
    const file = await pickFile(['gradebook']);
    if (file) setChosen({ from: { grant: file.grant }, name: file.name, evidence: null });
  };
  const choiceOf = ([backup, ...older]: readonly Backup[]): Chosen | undefined =>
    backup && {
      from: { file: backup.file },
      name: format.dayAndTime(backup.at),
      evidence: backup.evidence,
      older: choiceOf(older),
    };
  return (
    <div className="restore">
      {backups && backups.length > 0 ? (
        <ul className="restore-list">
          {backups.slice(0, atMost).map((backup, i) => (
            <li key={backup.file}>
              <span>
                {say('restore.line', { at: format.dayAndTime(backup.at), count: backup.evidence })}
                {backup.isKept ? ` · ${say('restore.kept')}` : null}
                {backup.isSecond ? ` · ${say('restore.in-second')}` : null}
              </span>
              <Button
                label={say('restore.this', { at: format.dayAndTime(backup.at) })}
                onPress={() => setChosen(choiceOf(backups.slice(i)) ?? null)}
              >
                {say('restore.restore')}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="faint small">{say('restore.none')}</p>
      )}
      <Button onPress={() => void pick()}>{say('restore.choose')}</Button>
      {chosen ? (
        <Question chosen={chosen} onOlder={setChosen} onClose={() => setChosen(null)} />
      ) : null}
    </div>
  );
}

interface QuestionProps {
  readonly chosen: Chosen;
  readonly onOlder: (older: Chosen) => void;
  readonly onClose: () => void;
}

function Question({ chosen, onOlder, onClose }: QuestionProps) {
  const say = useSay();
  const format = useFormat();
  const { show } = useToasts();
  const restore = useJob('backup.restore');
  const now = useQuery('gradebook.get', {}).value?.evidence;
  const { older, evidence } = chosen;
  const isDamaged = restore.trouble !== null && LOST.includes(restore.trouble.code);
  const [secret, setSecret] = useState('');
  const asks = restore.trouble?.code ?? '';
  const isLocked = secret !== '' || asks === 'FILE_LOCKED' || asks === 'WRONG_PASSPHRASE';
  const run = async () => {
    const with_ = secret.trim() === '' ? {} : { secret: secret.trim() };
    const done = await restore.run({ from: chosen.from, ...with_ });
    if (!done) return;
    onClose();
    show({ message: say('restore.done', { count: done.evidence }) });
    if (done.filesMissing > 0) {
      const message = say('restore.files-missing', { count: done.filesMissing });
      show({ message, tone: 'trouble', topic: 'restore-files' });
    }
    go({ at: 'home' });
  };
  return (
    <Dialog
      title={say('restore.title')}
      isOpen
      onClose={onClose}
      size="small"
      foot={
        <DialogFoot
          main={say('restore.restore')}
          onMain={run}
          isDisabled={restore.running}
          onCancel={onClose}
        />
      }
    >
      <p>{say('restore.question', { name: chosen.name })}</p>
      {evidence === null || now === undefined ? null : (
        <p>{say('restore.counts', { count: evidence, now: format.number(now) })}</p>
      )}
      {isLocked ? (
        <TextField
          label={say('lock.secret')}
          type="password"
          autoComplete="off"
          value={secret}
          onChange={setSecret}
          autoFocus
        />
      ) : null}
      {restore.running ? (
        <Progress label={say('restore.running')} done={0} total={0} onCancel={restore.cancel} />
      ) : null}
      {restore.trouble ? (
        <p className="warm" role="alert">
          {sentenceOf(say, restore.trouble)}
        </p>
      ) : null}
      {older && isDamaged ? (
        <Button onPress={() => onOlder(older)}>{say('restore.older', { at: older.name })}</Button>
      ) : null}
    </Dialog>
  );
}
