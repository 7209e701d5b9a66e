import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ImportChoices, Preview } from './use-import.ts';

type Grades = NonNullable<Preview['grades']>;

export interface GradesWordsProps {
  readonly words: Grades['words'];
  readonly levels: Grades['levels'];
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

/** No key of a level: keys are never empty, and this one starts with a space. */
const NOTHING = ' nothing';

/** Grades that are no level of the class; what they stand for is kept for the next export. */
export function GradesWords({ words, levels, choices, onChoose }: GradesWordsProps) {
  const say = useSay();
  if (words.length === 0) return null;
  const choose = (written: string, value: string) => {
    const isOther = ([other]: [string, unknown]) =>
      other.trim().toLowerCase() !== written.toLowerCase();
    const others = Object.entries(choices.map?.levels ?? {}).filter(isOther);
    const own: [string, string | null][] =
      value === '' ? [] : [[written, value === NOTHING ? null : value]];
    onChoose({ map: { ...choices.map, levels: Object.fromEntries([...others, ...own]) } });
  };
  const options = [
    { value: '', label: say('import.word-open') },
    { value: NOTHING, label: say('import.word-nothing') },
    ...levels.map(({ key, name }) => ({ value: key, label: name })),
  ];
  return (
    <section className="import-section">
      <h3>{say('import.words')}</h3>
      <p className="soft">{say('import.words-hint')}</p>
      <ul className="import-people">
        {words.map(({ written, count, by, level }) => (
          <li key={written}>
            <span dir="auto">{written}</span>
            <span className="soft">{say('import.filled', { count })}</span>
            <Choice
              label={say('import.word-is', { word: written })}
              isLabelHidden
              value={level ?? (by === 'none' ? '' : NOTHING)}
              onChange={(value) => choose(written, value)}
              options={options}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
