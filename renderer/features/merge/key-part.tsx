import { useState } from 'react';
import { CopyButton } from '../../app/copy-button.tsx';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { useSettings } from '../../data/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';
import { KeyElsewhere } from './other-window.tsx';

const SETTING = 'publicKey';

/** The key pair of whoever receives bundles: the secret half in a file, the public one here. */
export function KeyPart() {
  const say = useSay();
  const saveFile = useSaveFile();
  const settings = useSettings();
  const [isAsked, setAsked] = useState(false);
  const recipient = settings.get(SETTING, '');
  const look = useQuery('key.look', recipient === '' ? null : { recipient }).value;

  const make = () =>
    saveFile({
      name: say('bundles.key-file'),
      extension: 'txt',
      write: async (client, to) => {
        const made = await client.run('key.make', { to });
        if (made.ok) settings.set(SETTING, made.value.recipient);
        return made;
      },
      done: say('bundles.key-made'),
    }).then(() => setAsked(false));
  const save = () =>
    saveFile({
      name: say('bundles.key-public-file'),
      extension: 'txt',
      write: (client, to) => client.run('key.save', { recipient, to }),
      done: say('bundles.key-saved'),
    });

  return (
    <section className="bundles-part">
      <h2>{say('bundles.key')}</h2>
      <p className="soft bundles-words">{say('bundles.key-lead')}</p>
      {recipient === '' ? (
        <KeyElsewhere />
      ) : (
        <>
          <dl className="key-facts">
            <dt>{say('bundles.fingerprint')}</dt>
            <dd className="key-print">{look?.fingerprint}</dd>
            <dt>{say('bundles.word-key')}</dt>
            <dd className="key-text">{recipient}</dd>
          </dl>
          <div className="bundles-line">
            <CopyButton text={recipient} />
            <Button onPress={() => void save()}>{say('bundles.key-save')}</Button>
            {isAsked ? null : (
              <Button variant="quiet" onPress={() => setAsked(true)}>
                {say('bundles.key-another')}
              </Button>
            )}
          </div>
        </>
      )}
      {isAsked ? <p className="warm bundles-words">{say('bundles.key-another-warning')}</p> : null}
      {recipient === '' || isAsked ? (
        <div className="bundles-line">
          <Button onPress={() => void make()}>{say('bundles.key-make')}</Button>
          {isAsked ? (
            <Button variant="quiet" onPress={() => setAsked(false)}>
              {say('ui.cancel')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
