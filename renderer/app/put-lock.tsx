import { useState } from 'react';
import { sentenceOf } from '#shared/text/text.ts';
import { useJob } from '../data/use-job.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFoot } from '../ui/dialog-foot.tsx';
import { Progress } from '../ui/progress.tsx';
import { useSay } from '../ui/say.tsx';
import { drawnPassphrase, isLongEnough, PassphraseField } from './passphrase-field.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import './lock.css';

/** Locks the gradebook with a passphrase, then shows the recovery code this once. */
export function PutLock({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const lock = useJob('lock.set');
  const [passphrase, setPassphrase] = useState(drawnPassphrase);
  const [code, setCode] = useState<string | null>(null);
  const run = async () => {
    const done = await lock.run({ passphrase: passphrase.trim() });
    if (done) setCode(done.recovery);
  };
  if (code !== null) return <RecoveryCode code={code} about="lock.done" onClose={onClose} />;
  return (
    <Dialog
      title={say('lock.lock')}
      isOpen
      onClose={onClose}
      size="small"
      foot={
        <DialogFoot
          main={say('lock.lock')}
          onMain={run}
          isDisabled={lock.running || !isLongEnough(passphrase)}
          onCancel={onClose}
        />
      }
    >
      <div className="put-lock">
        <p>{say('lock.what')}</p>
        <PassphraseField value={passphrase} onChange={setPassphrase} />
        {lock.running ? (
          <Progress
            label={say('job.lock')}
            done={lock.progress?.done ?? 0}
            total={lock.progress?.total ?? 0}
            onCancel={lock.cancel}
          />
        ) : null}
        {lock.trouble ? (
          <p className="warm" role="alert">
            {sentenceOf(say, lock.trouble)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
