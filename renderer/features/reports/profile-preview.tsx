import { useEffect, useRef } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';

export interface ProfilePreviewProps {
  readonly classId: string;
  readonly name: string;
  readonly term: string | null;
  readonly definition: Omit<Input<'export-profile.preview'>, 'class' | 'term'>;
}

const asItIs = (text: string): string => text;

/** The first lines of the file as its choices stand, and what stands in its way. */
export function ProfilePreview({ classId, name, term, definition }: ProfilePreviewProps) {
  const say = useSay();
  const isEmpty = definition.columns.length === 0;
  const { value } = useQuery(
    'export-profile.preview',
    isEmpty ? null : { class: classId, term, ...definition },
  );
  // While the next answer is on its way the last one stays, so that nothing jumps.
  const last = useRef<Output<'export-profile.preview'> | undefined>(undefined);
  useEffect(() => {
    if (value) last.current = value;
  }, [value]);
  const shown = isEmpty ? undefined : (value ?? last.current);
  const [first, ...rest] = shown?.lines ?? [];
  const body = definition.header ? rest : (shown?.lines ?? []);
  // What scrolls and holds nothing to press must be reached by keys itself (WCAG 2.1.1).
  const title = say('profile.preview', { class: name });
  const scrolled = { role: 'region', 'aria-label': title, tabIndex: 0 };
  return (
    <section className="profile-preview">
      <h3>{title}</h3>
      {shown ? (
        <>
          {shown.trouble === null ? null : (
            <p className="field-problem" role="alert">
              {shown.trouble}
            </p>
          )}
          <div className="profile-lines" {...scrolled}>
            <table>
              {definition.header && first ? (
                <thead>
                  <tr>
                    {withKeys(first, asItIs).map(({ key, item }) => (
                      <th key={key} scope="col" dir="auto">
                        {item}
                      </th>
                    ))}
                  </tr>
                </thead>
              ) : null}
              <tbody>
                {withKeys(body, (cells) => cells.join()).map(({ key, item: cells }) => (
                  <tr key={key}>
                    {withKeys(cells, asItIs).map(({ key: at, item }) => (
                      <td key={at} dir="auto">
                        {item}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="soft">{say('profile.preview-rows', { count: shown.rows })}</p>
        </>
      ) : (
        <p className="soft">{say(isEmpty ? 'profile.no-column' : 'ui.loading')}</p>
      )}
    </section>
  );
}
