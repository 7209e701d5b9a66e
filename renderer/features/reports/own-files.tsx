import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { ProfileDialog } from './profile-dialog.tsx';

export type KeptProfile = Output<'export-profile.list'>[number];

const YEAR = '';

/** Files that the teacher described once, written for the class. */
export function OwnFiles({ classId, name }: { classId: string; name: string }) {
  const say = useSay();
  const saveFile = useSaveFile();
  const [chosen, setChosen] = useState<string | undefined>();
  const [open, setOpen] = useState<KeptProfile | 'new' | null>(null);
  const profiles = useQuery('export-profile.list', {}).value ?? [];
  const terms = useQuery('term.list', {}).value ?? [];
  // The same as for the school's other files, until the whole year or another term is chosen.
  const term = chosen === YEAR ? null : (terms.find((one) => one.id === chosen) ?? terms[0]);
  const write = (profile: KeptProfile) =>
    void saveFile({
      name: `${name} ${profile.name}.${profile.separator === 'tab' ? 'txt' : 'csv'}`,
      extension: profile.separator === 'tab' ? 'txt' : 'csv',
      write: (client, to) =>
        client.run('export.profile', {
          profile: profile.id,
          class: classId,
          term: term?.id ?? null,
          to,
        }),
      done: say('reports.saved', { what: profile.name }),
    });

  return (
    <section>
      <h2>{say('profile.title')}</h2>
      <p className="soft">{say('profile.hint')}</p>
      {profiles.length > 0 && terms.length > 0 ? (
        <div className="reports-term">
          <Choice
            label={say('profile.term')}
            isInline
            value={term?.id ?? YEAR}
            onChange={setChosen}
            options={[
              { value: YEAR, label: say('letters.whole-year') },
              ...terms.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </div>
      ) : null}
      {profiles.length > 0 ? (
        <ul className="reports-list">
          {profiles.map((profile) => (
            <li key={profile.id}>
              <h3 dir="auto">{profile.name}</h3>
              <p className="soft">
                {say(`profile.what.${profile.rows}`, { count: profile.columns.length })}
              </p>
              <Button
                variant="quiet"
                label={say('profile.change-named', { name: profile.name })}
                onPress={() => setOpen(profile)}
              >
                {say('profile.change')}
              </Button>
              <Button
                label={say('profile.write-named', { name: profile.name })}
                onPress={() => write(profile)}
              >
                {say('profile.write')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="reports-new">
        <Button onPress={() => setOpen('new')}>{say('profile.new')}</Button>
      </div>
      {open === null ? null : (
        <ProfileDialog
          key={open === 'new' ? 'new' : open.id}
          classId={classId}
          name={name}
          term={term?.id ?? null}
          profile={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
