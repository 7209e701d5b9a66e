import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { type FileToSave, useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { ScoreTemplateDialog } from './score-template-dialog.tsx';

const PLATFORMS = ['canvas', 'brightspace'] as const;

/** Files for the school's other programs; they hold names and are not locked. */
export function SchoolFiles({ classId, name }: { classId: string; name: string }) {
  const say = useSay();
  const saveFile = useSaveFile();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isFilling, setFilling] = useState(false);
  const terms = useQuery('term.list', {}).value ?? [];
  const term = terms.find((one) => one.id === chosen) ?? terms[0];
  const save = (what: string, file: Omit<FileToSave, 'done'>) =>
    void saveFile({ ...file, done: say('reports.saved', { what }) });
  const saveMarks = (what: (typeof PLATFORMS)[number]) =>
    save(say(`exports.${what}`), {
      name: `${name} ${say(`exports.${what}`)}.csv`,
      extension: 'csv',
      write: (client, to) =>
        client.run('export.lms', { what, class: classId, term: term?.id ?? null, to }),
    });

  return (
    <section>
      <h2>{say('exports.title')}</h2>
      <p className="soft">{say('exports.hint')}</p>
      {terms.length > 0 ? (
        <div className="reports-term">
          <Choice
            label={say('reports.term')}
            isInline
            value={term?.id ?? ''}
            onChange={(value) => setChosen(value)}
            options={terms.map((one) => ({ value: one.id, label: one.name }))}
          />
        </div>
      ) : null}
      <ul className="reports-list">
        {term ? (
          <li>
            <h3>{say('exports.oneroster')}</h3>
            <p className="soft">{say('exports.oneroster-what')}</p>
            <span />
            <Button
              onPress={() =>
                save(say('exports.oneroster'), {
                  name: `${term.name} OneRoster.zip`,
                  extension: 'zip',
                  write: (client, to) => client.run('export.oneroster', { term: term.id, to }),
                })
              }
            >
              {say('reports.save-pack')}
            </Button>
          </li>
        ) : null}
        {term ? (
          <li>
            <h3>{say('pst.item')}</h3>
            <p className="soft">{say('pst.what')}</p>
            <span />
            <Button onPress={() => setFilling(true)}>{say('pst.open')}</Button>
          </li>
        ) : null}
        {PLATFORMS.map((what) => (
          <li key={what}>
            <h3>{say(`exports.${what}`)}</h3>
            <p className="soft">{say('exports.lms-what')}</p>
            <span />
            <Button onPress={() => saveMarks(what)}>{say('reports.save-csv')}</Button>
          </li>
        ))}
      </ul>
      {isFilling && term ? (
        <ScoreTemplateDialog classId={classId} term={term.id} onClose={() => setFilling(false)} />
      ) : null}
    </section>
  );
}
