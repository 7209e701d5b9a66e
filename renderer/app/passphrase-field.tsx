import { PASSPHRASE_WORDS, passphraseFrom } from '#shared/domain/passphrase.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useSay } from '../ui/say.tsx';
import { CopyButton } from './copy-button.tsx';
import './lock.css';

/** Shorter ones are guessed by any machine. */
const LEAST_PASSPHRASE = 12;

/** Words that were drawn, so that nobody has to think of any. */
export const drawnPassphrase = (): string =>
  passphraseFrom(crypto.getRandomValues(new Uint8Array(2 * PASSPHRASE_WORDS)));

/** True for what a machine does not guess at once. */
export const isLongEnough = (passphrase: string): boolean =>
  passphrase.trim().length >= LEAST_PASSPHRASE;

/** A new passphrase to be read, changed and copied. */
export function PassphraseField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const say = useSay();
  const isShort = value !== '' && !isLongEnough(value);
  return (
    <>
      <TextField
        label={say('lock.suggested')}
        hint={say('lock.suggested-hint')}
        autoComplete="off"
        value={value}
        onChange={onChange}
        problem={isShort ? say('lock.short') : null}
      />
      <div className="put-lock-line">
        <CopyButton text={value} />
        <Button variant="quiet" onPress={() => onChange(drawnPassphrase())}>
          {say('lock.other-words')}
        </Button>
      </div>
    </>
  );
}
