import { useEffect, useRef } from 'react';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { FrameworkChoice } from './framework-choice.tsx';
import { GradesMap } from './grades-map.tsx';
import { GradesPeople } from './grades-people.tsx';
import { GradesWords } from './grades-words.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { OneRosterClasses } from './oneroster-classes.tsx';
import { ProblemTable } from './problem-table.tsx';
import { ReadingChoices } from './reading-choices.tsx';
import { type ImportChoices, type Preview, rowsToTake } from './use-import.ts';

export interface ImportPreviewProps {
  readonly preview: Preview;
  /** Pasted rows have no encoding to choose. */
  readonly isFile: boolean;
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

/** Second step: what taking the rows would do. */
export function ImportPreview({ preview, isFile, choices, onChoose }: ImportPreviewProps) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that led here is gone; without a new place for the focus the keys would be dead.
    place.current?.focus();
  }, []);
  const isNothingNew = rowsToTake(preview) === 0 && preview.unchanged > 0;
  return (
    <div className="import-preview" ref={place} tabIndex={-1}>
      <Counts preview={preview} />
      {isNothingNew ? <p>{say('import.nothing-new')}</p> : null}
      <ImportQuestions preview={preview} choices={choices} onChoose={onChoose} />
      <FrameworkChoice preview={preview} choices={choices} onChoose={onChoose} />
      <GradesMap preview={preview} choices={choices} onChoose={onChoose} />
      {preview.unusable === null ? null : (
        <p className="warm">{say('import.unusable', { why: preview.unusable })}</p>
      )}
      {preview.words ? (
        <GradesWords {...preview.words} choices={choices} onChoose={onChoose} />
      ) : null}
      {preview.matching ? (
        <GradesPeople
          {...preview.matching}
          nobody={say(preview.kind === 'results' ? 'import.person-none' : 'import.person-nobody')}
          choices={choices}
          onChoose={onChoose}
        />
      ) : null}
      {preview.notes.length > 0 ? (
        <ul className="import-notes">
          {preview.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <OneRosterClasses preview={preview} choices={choices} onChoose={onChoose} />
      {preview.notListed.length > 0 ? (
        <p>
          {say('import.not-listed', { count: preview.notListed.length })}
          {preview.notListed.map((student, index) => (
            <span key={student.id}>
              {index > 0 ? ', ' : null}
              <PersonName>{student.name}</PersonName>
            </span>
          ))}
        </p>
      ) : null}
      <ProblemTable problems={preview.problems} />
      <Sample preview={preview} />
      <ReadingChoices preview={preview} isFile={isFile} choices={choices} onChoose={onChoose} />
    </div>
  );
}

const COUNTS = ['new', 'changed', 'unchanged', 'unmatched', 'refused'] as const;

function Counts({ preview }: { preview: Preview }) {
  const say = useSay();
  return (
    <div className="import-head">
      <p className="import-file soft">{preview.file}</p>
      <dl className="import-counts">
        {COUNTS.filter((name) => preview[name] > 0 || name === 'new').map((name) => (
          <div key={name} data-warm={name === 'refused' || name === 'unmatched'}>
            <dt>{say(`import.${name}`)}</dt>
            <dd>{preview[name]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Sample({ preview }: { preview: Preview }) {
  const say = useSay();
  if (preview.sample.length === 0) return null;
  const filled = preview.columns
    .map((column, at) => ({ column, at }))
    .filter(({ at }) => preview.sample.some((cells) => (cells[at] ?? '') !== ''));
  return (
    <section className="import-section">
      <h3>{say('import.sample')}</h3>
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr>
              {filled.map(({ column }) => (
                <th key={column} scope="col" className="column-head">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withKeys(preview.sample, (cells) => cells.join('\t')).map(({ key, item: cells }) => (
              <tr key={key}>
                {filled.map(({ column, at }) => (
                  <td key={column} dir="auto">
                    {cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
