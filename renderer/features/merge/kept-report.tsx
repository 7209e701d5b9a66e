import { useEffect, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { MergeReport } from './merge-report.tsx';

type ReportId = Output<'merge.reports'>[number]['report'];

/** The report of a merge that was done, as it read right after it; on paper and as CSV too. */
export function KeptReport({ report }: { readonly report: ReportId }) {
  const say = useSay();
  const format = useFormat();
  const saveFile = useSaveFile();
  const kept = useQuery('merge.report', { report }).value;
  const [isPrinting, setPrinting] = useState(false);
  if (!kept) return null;
  const title = say('bundles.report-of', { at: format.dayAndTime(kept.at) });
  const write = () =>
    saveFile({
      name: `${title}.csv`,
      extension: 'csv',
      write: (client, to) => client.run('merge.report-export', { report, to }),
      done: say('bundles.report-saved'),
    });
  return (
    <fieldset className="kept-report" aria-label={title}>
      {kept.undone ? <p className="warm">{say('bundles.report-undone')}</p> : null}
      <MergeReport report={kept} />
      <div className="bundles-line">
        <Button variant="quiet" onPress={() => setPrinting(true)}>
          {say('bundles.report-print')}
        </Button>
        <Button variant="quiet" onPress={() => void write()}>
          {say('bundles.report-csv')}
        </Button>
      </div>
      {isPrinting ? (
        <PrintDocument
          isLandscape={false}
          log={{ what: 'merge-report', classes: [], students: 0 }}
          onDone={() => setPrinting(false)}
          render={(ready) => <ReportSheet title={title} report={kept} onReady={ready} />}
        />
      ) : null}
    </fieldset>
  );
}

function ReportSheet({
  title,
  report,
  onReady,
}: {
  readonly title: string;
  readonly report: Output<'merge.report'>;
  readonly onReady: () => void;
}) {
  const say = useSay();
  useEffect(onReady, [onReady]);
  return (
    <section className="print-page">
      <header className="print-head">
        <h1>{title}</h1>
      </header>
      {report.undone ? <p>{say('bundles.report-undone')}</p> : null}
      <MergeReport report={report} />
    </section>
  );
}
