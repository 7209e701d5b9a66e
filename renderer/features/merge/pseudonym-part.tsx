import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Choice } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';

/** Whom the pseudonyms stand for that went out: only this gradebook can say. */
export function PseudonymPart() {
  const say = useSay();
  const left = useQuery('disclosure.list', {}).value ?? [];
  const recipients = [
    ...new Set(
      left.flatMap(({ what, pseudonyms, recipient }) =>
        what === 'bundle' && pseudonyms ? [recipient ?? ''] : [],
      ),
    ),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useQuery(
    'pseudonym.list',
    chosen === null || recipients.length === 0 ? null : { recipient: chosen },
  ).value;
  if (recipients.length === 0) return null;
  return (
    <section className="bundles-part">
      <h2>{say('bundles.pseudonyms-lift')}</h2>
      <p className="soft bundles-words">{say('bundles.pseudonyms-lead')}</p>
      <Choice
        label={say('bundles.pseudonyms-for')}
        value={chosen ?? ' '}
        options={[
          { value: ' ', label: '–' },
          ...recipients.map((value) => ({
            value,
            label: value === '' ? say('bundles.pseudonyms-nobody') : value,
          })),
        ]}
        onChange={(value) => setChosen(value === ' ' ? null : value)}
      />
      {chosen !== null && list ? (
        <table className="bundles-table">
          <thead>
            <tr>
              <th scope="col">{say('bundles.pseudonym')}</th>
              <th scope="col">{say('second.student')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ pseudonym, student, name, schoolId }) => (
              <tr key={`${pseudonym} ${student}`}>
                <td>{pseudonym}</td>
                <td>
                  <PersonName>{name}</PersonName> <span className="soft">{schoolId}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
