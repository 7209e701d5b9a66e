import { type ReactNode, useEffect } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ByRule } from './by-rule.ts';
import { lettersTitle } from './letters-table.tsx';
import { PaperMap } from './paper-map.tsx';
import {
  PaperAgreement,
  PaperLetters,
  PaperSections,
  PaperShared,
  PaperTeachers,
} from './paper-tables.tsx';

/** The department on paper, every view on a sheet of its own; groups under ten hidden. */
export function DepartmentSheet({
  byRule,
  onReady,
}: {
  readonly byRule: ByRule;
  readonly onReady: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const about = useQuery('department.get', {}).value;
  const summary = useQuery('department.summary', {}).value;
  const map = useQuery('department.objectives', {}).value;
  const letters = useQuery('department.letters', byRule).value;
  const agreement = useQuery('department.moderation', {}).value;
  const isThere = Boolean(about && summary && map && letters && agreement);
  useEffect(() => {
    if (isThere) onReady();
  }, [isThere, onReady]);
  if (!about || !summary || !map || !letters || !agreement) return null;
  const day = format.fullDay(summary.asOf);
  const head = (title: string) => (
    <header className="print-head">
      <h1>
        {say('department.title')}: {title}
      </h1>
      <span>{day}</span>
    </header>
  );
  const page = (title: string, rows: readonly unknown[], content: ReactNode) =>
    rows.length === 0 ? null : (
      <section className="print-page">
        {head(title)}
        {content}
      </section>
    );
  return (
    <>
      {page(
        say('department.teachers'),
        about.teachers,
        <PaperTeachers teachers={about.teachers} />,
      )}
      {page(
        say('department.sections'),
        summary.sections,
        <PaperSections sections={summary.sections} />,
      )}
      <PaperMap map={map} shown="mastered" head={head} />
      <PaperMap map={map} shown="assessed" head={head} />
      {page(lettersTitle(say, letters), letters.sections, <PaperLetters {...letters} />)}
      {page(say('department.shared'), summary.shared, <PaperShared shared={summary.shared} />)}
      {page(say('department.agreement'), agreement.pairs, <PaperAgreement {...agreement} />)}
    </>
  );
}
