import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { KeptReport } from './kept-report.tsx';

type Line = Output<'merge.reports'>[number];

/** So many merges are listed at first. */
const SHOWN_FIRST = 12;

/** Every merge that brought something; each opens the report it had right after it. */
export function MergedList() {
  const say = useSay();
  const reports = useQuery('merge.reports', {}).value ?? [];
  const [isWhole, setWhole] = useState(false);
  if (reports.length === 0) return null;
  const shown = isWhole ? reports : reports.slice(0, SHOWN_FIRST);
  return (
    <section className="bundles-part">
      <h2>{say('bundles.merged-list')}</h2>
      <p className="soft bundles-words">{say('bundles.merged-lead')}</p>
      <ul className="merged-list">
        {shown.map((line) => (
          <MergedLine key={line.report} line={line} />
        ))}
      </ul>
      {shown.length < reports.length ? (
        <Button variant="quiet" onPress={() => setWhole(true)}>
          {say('bundles.merged-all', { count: reports.length })}
        </Button>
      ) : null}
    </section>
  );
}

function MergedLine({ line }: { readonly line: Line }) {
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { report, at, undone, bundles, broughtBack, conflicting, warnings } = line;
  const teachers = new Set(bundles.map(({ teacher }) => teacher ?? say('bundles.nobody')));
  const purposes = new Set(bundles.map(({ purpose }) => say(`bundles.purpose-${purpose}`)));
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary data-undone={undone}>
          <span className="merged-when">{format.dayAndTime(at)}</span>{' '}
          <span>{say('bundles.merged-from', { teacher: [...teachers].join(', ') })}</span>{' '}
          <span className="soft">
            {[
              [...purposes].join(', '),
              say('bundles.merged-counts', { new: line.new, updated: line.updated }),
              ...(broughtBack > 0 ? [say('bundles.merged-back', { count: broughtBack })] : []),
              ...(conflicting > 0 ? [say('bundles.merged-conflicts', { count: conflicting })] : []),
              ...(undone ? [say('bundles.merged-undone')] : []),
            ].join(' · ')}
          </span>
          {warnings > 0 ? <span className="warm"> {say('bundles.merged-warning')}</span> : null}
        </summary>
        {isOpen ? <KeptReport report={report} /> : null}
      </details>
    </li>
  );
}
