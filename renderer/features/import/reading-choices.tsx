import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ImportChoices, Preview } from './use-import.ts';

export interface ReadingChoicesProps {
  readonly preview: Preview;
  readonly isFile: boolean;
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

const ENCODINGS = ['utf-8', 'utf-16le', 'windows-1252'] as const;
const SEPARATORS = [',', ';', '\t'] as const;

/** The guesses about a text file, for the rare time when they are wrong. */
export function ReadingChoices({ preview, isFile, choices, onChoose }: ReadingChoicesProps) {
  const say = useSay();
  const isText = preview.encoding !== null || preview.separator !== null;
  if (!isText || preview.kind === 'oneroster' || preview.kind === 'course') return null;
  const names = {
    ',': say('import.sep-comma'),
    ';': say('import.sep-semicolon'),
    '\t': say('import.sep-tab'),
  };
  const foundSeparator = SEPARATORS.find((known) => known === preview.separator);
  const guess = (found: string | null | undefined) =>
    found ? say('import.guess', { found }) : say('import.guess-none');
  return (
    <details className="import-reading">
      <summary>{say('import.reading-as')}</summary>
      <div>
        {isFile ? (
          <Choice
            label={say('import.encoding')}
            value={choices.encoding ?? ''}
            onChange={(value) =>
              onChoose({ encoding: ENCODINGS.find((known) => known === value) ?? null })
            }
            options={[
              { value: '', label: guess(preview.encoding) },
              ...ENCODINGS.map((known) => ({ value: known, label: known })),
            ]}
          />
        ) : null}
        <Choice
          label={say('import.separator')}
          value={choices.separator ?? ''}
          onChange={(value) =>
            onChoose({ separator: SEPARATORS.find((known) => known === value) ?? null })
          }
          options={[
            { value: '', label: guess(foundSeparator && names[foundSeparator]) },
            ...SEPARATORS.map((known) => ({ value: known, label: names[known] })),
          ]}
        />
      </div>
    </details>
  );
}
