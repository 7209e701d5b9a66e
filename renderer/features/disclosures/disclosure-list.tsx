import { useState } from 'react';
import type { Input } from '#shared/contract/contract.ts';
import { DISCLOSURE_KINDS } from '#shared/domain/disclosure.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { DisclosureLine } from './disclosure-line.tsx';
import './disclosures.css';

type Wish = Pick<Input<'disclosure.list'>, 'student' | 'kind'>;

const FIRST = 100;
const MORE = 400;
const ALL = '';

/** What left this gradebook: when, what, whose, to whom and why. */
export function DisclosureList() {
  const say = useSay();
  const saveFile = useSaveFile();
  const [wish, setWish] = useState<Wish>({});
  const [limit, setLimit] = useState(FIRST);
  const query = useQuery('disclosure.list', { ...wish, limit });
  const students = useQuery('disclosure.students', {}).value ?? [];
  const choose = (more: { [K in keyof Wish]?: Wish[K] | undefined }) => {
    const { student = undefined, kind = undefined } = { ...wish, ...more };
    setWish({ ...(student && { student }), ...(kind && { kind }) });
    setLimit(FIRST);
  };
  const isWhole = wish.student === undefined && wish.kind === undefined;
  const save = () =>
    void saveFile({
      name: `${say('disclosure.file')}.csv`,
      extension: 'csv',
      write: (client, to) => client.run('disclosure.export', { ...wish, to }),
      done: say('disclosure.saved'),
    });
  return (
    <section className="disclosures" aria-label={say('settings.left')}>
      <p className="soft">{say('disclosure.lead')}</p>
      <div className="disclosures-bar">
        <Choice
          label={say('disclosure.kind')}
          value={wish.kind ?? ALL}
          onChange={(value) => choose({ kind: DISCLOSURE_KINDS.find((one) => one === value) })}
          options={[
            { value: ALL, label: say('disclosure.kind-all') },
            ...DISCLOSURE_KINDS.map((kind) => ({
              value: kind,
              label: say(`disclosure.kind-${kind}`),
            })),
          ]}
        />
        <Choice
          label={say('disclosure.student')}
          value={wish.student ?? ALL}
          onChange={(value) => choose({ student: value === ALL ? undefined : value })}
          options={[
            { value: ALL, label: say('disclosure.student-all') },
            ...students.map(({ id, name, schoolId }) => ({
              value: id,
              label: schoolId === null ? name : `${name} · ${schoolId}`,
            })),
          ]}
        />
        <Button onPress={save}>{say('disclosure.save')}</Button>
      </div>
      <QueryGate query={query} keepsLast>
        {(lines) =>
          lines.length === 0 ? (
            <p className="soft">{say(isWhole ? 'disclosure.empty' : 'disclosure.none')}</p>
          ) : (
            <>
              <ol>
                {lines.map((line) => (
                  <DisclosureLine key={line.disclosure} line={line} />
                ))}
              </ol>
              {lines.length === limit ? (
                <div>
                  <Button variant="quiet" onPress={() => setLimit(limit + MORE)}>
                    {say('disclosure.more')}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </QueryGate>
    </section>
  );
}
