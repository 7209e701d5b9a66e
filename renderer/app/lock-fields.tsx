import { useState } from 'react';
import { PASSPHRASE_WORDS, passphraseFrom } from '#shared/domain/passphrase.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { useJob } from '../data/use-job.ts';
import { usePickFile } from '../data/use-pick-file.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { useSay } from '../ui/say.tsx';
import { CopyButton } from './copy-button.tsx';

type Kind = 'passphrase' | 'key' | 'none';
const KINDS: readonly Kind[] = ['passphrase', 'key', 'none'];
/** Shorter ones are guessed by any machine. */
const LEAST_PASSPHRASE = 12;

/** With what a bundle is closed. */
export interface Lock {
  readonly kind: Kind;
  readonly passphrase: string;
  readonly recipient: string;
}

/** A lock with words that were drawn for it, so that nobody has to think of any. */
export const freshLock = (): Lock => ({
  kind: 'passphrase',
  passphrase: drawn(),
  recipient: '',
});

const drawn = (): string =>
  passphraseFrom(crypto.getRandomValues(new Uint8Array(2 * PASSPHRASE_WORDS)));

/** What of a lock an export is told. */
export function lockInput({ kind, passphrase, recipient }: Lock): {
  passphrase?: string;
  recipient?: string;
} {
  if (kind === 'passphrase') return { passphrase: passphrase.trim() };
  return kind === 'key' ? { recipient: recipient.trim() } : {};
}

/** True when the lock closes, or nobody wants one. */
export function isLockReady({ kind, passphrase, recipient }: Lock): boolean {
  if (kind === 'passphrase') return passphrase.trim().length >= LEAST_PASSPHRASE;
  return kind === 'none' || recipient.trim().startsWith('age1');
}

export interface LockFieldsProps {
  readonly lock: Lock;
  readonly onChange: (lock: Lock) => void;
}

/** How a bundle is closed: drawn words, somebody's public key, or not at all. */
export function LockFields({ lock, onChange }: LockFieldsProps) {
  const say = useSay();
  return (
    <div className="lock">
      <Choice
        label={say('bundles.lock')}
        value={lock.kind}
        options={KINDS.map((value) => ({ value, label: say(`bundles.lock-${value}`) }))}
        onChange={(value) => onChange({ ...lock, kind: value as Kind })}
      />
      {lock.kind === 'passphrase' ? <Words lock={lock} onChange={onChange} /> : null}
      {lock.kind === 'key' ? <Recipient lock={lock} onChange={onChange} /> : null}
      {lock.kind === 'none' ? <p className="warm">{say('bundles.warning')}</p> : null}
    </div>
  );
}

function Words({ lock, onChange }: LockFieldsProps) {
  const say = useSay();
  const { passphrase } = lock;
  const isShort = passphrase.trim().length < LEAST_PASSPHRASE;
  return (
    <>
      <TextField
        label={say('bundles.word-passphrase')}
        value={passphrase}
        onChange={(value) => onChange({ ...lock, passphrase: value })}
        hint={say('bundles.word-hint-passphrase')}
        problem={isShort && passphrase !== '' ? say('bundles.word-short') : null}
      />
      <div className="bundles-line">
        <CopyButton text={passphrase} />
        <Button variant="quiet" onPress={() => onChange({ ...lock, passphrase: drawn() })}>
          {say('bundles.word-other')}
        </Button>
      </div>
    </>
  );
}

function Recipient({ lock, onChange }: LockFieldsProps) {
  const say = useSay();
  const pickFile = usePickFile();
  const read = useJob('key.read');
  const [isSecret, setSecret] = useState(false);
  const typed = lock.recipient.trim();
  const looked = useQuery('key.look', typed === '' ? null : { recipient: typed }).value;
  const choose = async () => {
    const file = await pickFile(['txt', 'pub', 'key']);
    const found = file && (await read.run({ from: file.grant }));
    if (!found) return;
    setSecret(found.isSecret);
    onChange({ ...lock, recipient: found.recipient });
  };
  const fingerprint = looked?.fingerprint ?? null;
  return (
    <>
      <TextField
        label={say('bundles.word-key')}
        value={lock.recipient}
        onChange={(recipient) => {
          setSecret(false);
          onChange({ ...lock, recipient });
        }}
        hint={say('bundles.word-hint-key')}
        problem={looked && fingerprint === null ? say('bundles.key-none') : null}
      />
      <div className="bundles-line">
        <Button onPress={() => void choose()}>{say('bundles.key-choose')}</Button>
      </div>
      {read.trouble ? (
        <p className="warm" role="alert">
          {sentenceOf(say, read.trouble)}
        </p>
      ) : null}
      {isSecret ? <p className="warm">{say('bundles.key-is-secret')}</p> : null}
      {fingerprint === null ? null : (
        <p>
          {say('bundles.fingerprint')} <span className="key-print">{fingerprint}</span>
          <span className="soft"> {say('bundles.fingerprint-compare')}</span>
        </p>
      )}
    </>
  );
}
