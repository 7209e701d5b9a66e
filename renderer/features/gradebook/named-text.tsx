import type { ReactNode } from 'react';
import type { Say, TextKey } from '#shared/text/text.ts';
import { PersonName } from '../../ui/person-name.tsx';

/** Stands for the name until it becomes an element; no person can type it. */
const NAME = '\u0001';

/** A sentence about a student in which the name hides with all other names. */
export function namedText(
  say: Say,
  key: TextKey,
  { student, ...params }: Readonly<Record<string, string | number>> & { readonly student: string },
): ReactNode {
  const [before = '', after = ''] = say(key, { ...params, student: NAME }).split(NAME);
  return (
    <>
      {before}
      <PersonName>{student}</PersonName>
      {after}
    </>
  );
}
