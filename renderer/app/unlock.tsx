import { type SyntheticEvent, useEffect, useState } from 'react';
import { sentenceOf } from '#shared/text/text.ts';
import { useClient } from '../data/client-context.tsx';
import { keepFirstAnswers } from '../data/first-answers.ts';
import { useJob } from '../data/use-job.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox, TextField } from '../ui/field.tsx';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { land } from './land.ts';
import './stand-still.css';
import './lock.css';

/** The page in place of a locked gradebook: its passphrase, or the recovery code. */
export function Unlock() {
  const say = useSay();
  const client = useClient();
  const open = useJob('lock.open');
  const { dropRead, dropStep } = useToasts();
  const [by, setBy] = useState<'passphrase' | 'code'>('passphrase');
  const [secret, setSecret] = useState('');
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    // A message may name a student.
    dropRead();
    dropStep();
  }, [dropRead, dropStep]);
  const [tried, setTried] = useState(by);
  const isCode = by === 'code';
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (secret.trim() === '' || open.running) return;
    setTried(by);
    if (!(await open.run({ secret: secret.trim() }))) return;
    const first = await client.ask('window.first', { class: null });
    keepFirstAnswers(client, first);
    if (first.ok) land(first.value);
  };
  return (
    <main className="stand-still unlock">
      <p className="unlock-name">{say('app.name')}</p>
      <h1>{say('lock.title')}</h1>
      <form className="unlock-form" onSubmit={(event) => void submit(event)}>
        <TextField
          key={by}
          label={say(isCode ? 'lock.code' : 'lock.passphrase')}
          hint={isCode ? say('lock.code-hint') : undefined}
          type={isCode || isShown ? 'text' : 'password'}
          autoComplete="off"
          value={secret}
          onChange={setSecret}
          problem={open.trouble && tried === by ? sentenceOf(say, open.trouble) : null}
          autoFocus
        />
        {isCode ? null : (
          <CheckBox isChecked={isShown} onChange={setShown}>
            {say('lock.show')}
          </CheckBox>
        )}
        <div className="unlock-actions">
          <Button type="submit" variant="main" isDisabled={secret.trim() === '' || open.running}>
            {say(open.running ? 'lock.opening' : 'lock.open')}
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              setBy(isCode ? 'passphrase' : 'code');
              setSecret('');
            }}
          >
            {say(isCode ? 'lock.use-passphrase' : 'lock.use-code')}
          </Button>
        </div>
      </form>
    </main>
  );
}
