import { useState } from 'react';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/field.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { StudentPage } from './student-view.tsx';

const KINDS = ['badges', 'xapi'] as const;

/** What the student has shown, as files for other systems; by name or by a pseudonym. */
export function StudentFiles({ page }: { page: StudentPage }) {
  const say = useSay();
  const saveFile = useSaveFile();
  const [isCovered, setCovered] = useState(false);
  const { student } = page;
  const name = `${student.called ?? student.givenName} ${student.familyName}`;
  const save = (what: (typeof KINDS)[number]) =>
    void saveFile({
      name: `${isCovered ? say('exports.a-student') : name} ${say(`exports.${what}`)}.json`,
      extension: 'json',
      write: (client, to) =>
        client.run('export.student', { what, student: student.id, pseudonyms: isCovered, to }),
      done: say('reports.saved', { what: say(`exports.${what}`) }),
    });
  return (
    <section className="aside-section" aria-label={say('exports.of-student')}>
      <h2 className="aside-head">{say('exports.of-student')}</h2>
      <p className="soft small">{say('exports.of-student-hint')}</p>
      <Reading>
        <CheckBox isChecked={isCovered} onChange={setCovered}>
          {say('exports.pseudonym')}
        </CheckBox>
      </Reading>
      <Reading>
        <div className="aside-actions">
          {KINDS.map((what) => (
            <Button key={what} onPress={() => save(what)}>
              {say(`exports.save-${what}`)}
            </Button>
          ))}
        </div>
      </Reading>
    </section>
  );
}
