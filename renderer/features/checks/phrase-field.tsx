import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

export interface PhraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Feedback, with the teacher's own phrases to press; what is written can become one. */
export function PhraseField({ label, value, onChange }: PhraseFieldProps) {
  const say = useSay();
  const phrases = useQuery('phrase.list', {}).value ?? [];
  const save = useCommand('phrase.save');
  const text = value.trim();
  const mayKeep = text !== '' && !phrases.includes(text);
  return (
    <div className="phrase-field">
      <TextArea label={label} value={value} onChange={onChange} rows={2} />
      {phrases.length > 0 || mayKeep ? (
        <fieldset className="phrases" aria-label={say('check.phrases')}>
          {phrases.map((phrase) => (
            <span key={phrase} className="phrase">
              <button
                type="button"
                className="phrase-use"
                onClick={() => onChange(text === '' ? phrase : `${text} ${phrase}`)}
              >
                {phrase}
              </button>
              <Button
                variant="quiet"
                label={say('check.phrase-forget', { text: phrase })}
                onPress={() => void save.run({ phrases: phrases.filter((one) => one !== phrase) })}
              >
                <span className="cross" aria-hidden="true" />
              </Button>
            </span>
          ))}
          {mayKeep ? (
            <Button
              variant="quiet"
              isDisabled={save.running}
              onPress={() => void save.run({ phrases: [...phrases, text] })}
            >
              {say('check.phrase-keep')}
            </Button>
          ) : null}
        </fieldset>
      ) : null}
    </div>
  );
}
