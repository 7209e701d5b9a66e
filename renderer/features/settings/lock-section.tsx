import { type ReactNode, useState } from 'react';
import { sentenceOf } from '#shared/text/text.ts';
import { drawnPassphrase, isLongEnough, PassphraseField } from '../../app/passphrase-field.tsx';
import { PutLock } from '../../app/put-lock.tsx';
import { RecoveryCode } from '../../app/recovery-code.tsx';
import { IDLE_CHOICES, IDLE_SETTING, IDLE_USUALLY } from '../../app/use-idle-lock.ts';
import { type Job, useJob } from '../../data/use-job.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSettings } from '../../data/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';

type Asking = 'put' | 'change' | 'code' | 'off' | null;

/** Whether the gradebook is locked, and everything that can be done about it. */
export function LockSection() {
  const say = useSay();
  const state = useQuery('lock.state', {}).value;
  const [asking, setAsking] = useState<Asking>(null);
  const [code, setCode] = useState<string | null>(null);
  const close = () => setAsking(null);
  if (!state) return null;
  return (
    <section className="settings-form">
      {state.isLocked ? (
        <Locked isWhole={state.isWhole} onAsk={setAsking} />
      ) : (
        <>
          <p>{say('lock.off-now')}</p>
          <p className="soft">{say('lock.what')}</p>
          <div className="aside-actions">
            <Button variant="main" onPress={() => setAsking('put')}>
              {say('lock.lock')}
            </Button>
          </div>
        </>
      )}
      {asking === 'put' ? <PutLock onClose={close} /> : null}
      {asking === 'change' ? <ChangePassphrase onClose={close} /> : null}
      {asking === 'code' ? <NewCode onClose={close} onCode={setCode} /> : null}
      {asking === 'off' ? <TakeOff onClose={close} /> : null}
      {code === null ? null : (
        <RecoveryCode code={code} about="lock.done-new" onClose={() => setCode(null)} />
      )}
    </section>
  );
}

interface LockedProps {
  readonly isWhole: boolean;
  readonly onAsk: (asking: Asking) => void;
}

function Locked({ isWhole, onAsk }: LockedProps) {
  const say = useSay();
  const settings = useSettings();
  const now = useJob('lock.now');
  const minutes = settings.get<number>(IDLE_SETTING, IDLE_USUALLY);
  return (
    <>
      <p>{say('lock.on-now')}</p>
      {isWhole ? null : <p className="warm">{say('lock.not-whole')}</p>}
      <div className="aside-actions">
        <Button variant="main" isDisabled={now.running} onPress={() => void now.run({})}>
          {say('lock.now')}
        </Button>
      </div>
      <Choice
        label={say('lock.idle')}
        value={String(minutes)}
        options={IDLE_CHOICES.map((count) => ({
          value: String(count),
          label: say(count === 0 ? 'lock.idle-never' : 'lock.idle-minutes', { count }),
        }))}
        onChange={(value) => {
          const chosen = Number(value);
          settings.set(IDLE_SETTING, chosen === IDLE_USUALLY ? null : chosen);
        }}
      />
      <div className="settings-block">
        <div className="aside-actions">
          <Button onPress={() => onAsk('change')}>{say('lock.change')}</Button>
          <Button onPress={() => onAsk('code')}>{say('lock.new-code')}</Button>
          <Button onPress={() => onAsk('off')}>{say('lock.take-off')}</Button>
        </div>
      </div>
    </>
  );
}

interface AskProps {
  readonly title: string;
  readonly main: string;
  readonly how?: string;
  readonly job: Pick<Job<'lock.off'>, 'running' | 'progress' | 'trouble' | 'cancel'>;
  readonly isReady?: boolean;
  readonly onMain: (secret: string) => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A question that only who knows the passphrase may answer. */
function Ask({ title, main, how, job, isReady = true, onMain, onClose, children }: AskProps) {
  const say = useSay();
  const [secret, setSecret] = useState('');
  const isThere = secret.trim() !== '';
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      foot={
        <DialogFoot
          main={main}
          onMain={() => onMain(secret.trim())}
          isDisabled={job.running || !isThere || !isReady}
          onCancel={onClose}
        />
      }
    >
      <div className="put-lock">
        {how === undefined ? null : <p>{how}</p>}
        <TextField
          label={say('lock.current')}
          type="password"
          autoComplete="off"
          value={secret}
          onChange={setSecret}
          problem={job.trouble ? sentenceOf(say, job.trouble) : null}
          autoFocus
        />
        {children}
        {job.running && job.progress ? (
          <Progress
            label={say('job.unlock')}
            done={job.progress.done}
            total={job.progress.total}
            onCancel={job.cancel}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { show } = useToasts();
  const change = useJob('lock.change');
  const [passphrase, setPassphrase] = useState(drawnPassphrase);
  return (
    <Ask
      title={say('lock.change-title')}
      main={say('lock.change-do')}
      job={change}
      isReady={isLongEnough(passphrase)}
      onClose={onClose}
      onMain={async (secret) => {
        if (!(await change.run({ secret, passphrase: passphrase.trim() }))) return;
        show({ message: say('lock.changed') });
        onClose();
      }}
    >
      <PassphraseField value={passphrase} onChange={setPassphrase} />
    </Ask>
  );
}

function NewCode({ onClose, onCode }: { onClose: () => void; onCode: (code: string) => void }) {
  const say = useSay();
  const renew = useJob('lock.recovery');
  return (
    <Ask
      title={say('lock.new-code-title')}
      main={say('lock.new-code-do')}
      how={say('lock.new-code-how')}
      job={renew}
      onClose={onClose}
      onMain={async (secret) => {
        const done = await renew.run({ secret });
        if (!done) return;
        onCode(done.recovery);
        onClose();
      }}
    />
  );
}

function TakeOff({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { show } = useToasts();
  const off = useJob('lock.off');
  return (
    <Ask
      title={say('lock.take-off-title')}
      main={say('lock.take-off-do')}
      how={say('lock.take-off-how')}
      job={off}
      onClose={onClose}
      onMain={async (secret) => {
        if (!(await off.run({ secret }))) return;
        show({ message: say('lock.taken-off') });
        onClose();
      }}
    />
  );
}
