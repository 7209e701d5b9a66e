import type { Output } from '#shared/contract/contract.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useOpenHandOver } from '../../app/open-hand-over.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { OtherTeacherNote } from './other-teacher-note.tsx';
import {
  ReportConflicts,
  ReportDecisions,
  ReportErased,
  ReportKept,
  ReportOverrides,
} from './report-lists.tsx';
import { SchoolIdsQuestion } from './school-ids-question.tsx';

export type Report = Output<'merge.preview'>;

const CATEGORIES = [
  'new',
  'updated',
  'broughtBack',
  'identical',
  'conflicting',
  'needsDecision',
  'skipped',
] as const;

/** What only a merge that is still ahead can be asked. */
export interface BeforeMerging {
  /** The file of the report and what opened it, so that it need not be chosen twice. */
  readonly file: FileGrant | null;
  readonly word: string;
  /** It is on its way: nothing more is asked. */
  readonly isMerging: boolean;
  /** A person's word whether the school ids of a file are this school's. */
  readonly onSchoolIds: (source: string, same: boolean) => void;
}

export interface MergeReportProps {
  readonly report: Report;
  /** Without: the report of a merge that was done. */
  readonly before?: BeforeMerging | undefined;
}

/** What a merge would do or did, in six categories, with what people must know and say. */
export function MergeReport({ report, before }: MergeReportProps) {
  const say = useSay();
  const format = useFormat();
  const openHandOver = useOpenHandOver();
  return (
    <div className="bundles-report">
      {withKeys(report.bundles, (bundle) => bundle.file).map(({ key, item }) => (
        <p key={key}>
          {say('bundles.from', {
            teacher: item.teacher ?? say('bundles.nobody'),
            at: format.dayAndTime(item.exportedAt),
          })}
          {before ? null : (
            <span className="soft">
              {' '}
              {say('bundles.report-file', {
                file: item.file,
                purpose: say(`bundles.purpose-${item.purpose}`),
              })}
            </span>
          )}
          {item.clockAhead ? <span className="warm"> {say('bundles.clock')}</span> : null}
          {item.newer > 0 ? (
            <span className="warm"> {say('bundles.newer', { count: item.newer })}</span>
          ) : null}
          {before ? null : (
            <span className="soft report-hash">
              {say('bundles.report-hash')} {item.sha256}
            </span>
          )}
        </p>
      ))}
      {before && report.bundles.some(({ purpose }) => purpose === 'hand-over') ? (
        <p className="warm">
          {say('bundles.is-hand-over')}{' '}
          <Button
            onPress={() =>
              openHandOver({ what: 'take', file: before.file ?? undefined, word: before.word })
            }
          >
            {say('hand-over.bring')}
          </Button>
        </p>
      ) : null}
      {before && report.bundles.some(({ purpose }) => purpose === 'second-check') ? (
        <p>{say('second.is-packet')}</p>
      ) : null}
      {before ? <OtherTeacherNote report={report} /> : null}
      {report.bundles.map(({ file, teacher, schoolIds }) =>
        schoolIds === null || !before ? null : (
          <SchoolIdsQuestion
            key={`ids ${file} ${schoolIds.source}`}
            teacher={teacher ?? say('bundles.nobody')}
            asked={schoolIds}
            isDisabled={before.isMerging}
            onAnswer={before.onSchoolIds}
          />
        ),
      )}
      <dl className="bundles-counts">
        {CATEGORIES.filter((name) => name !== 'broughtBack' || report.broughtBack > 0).map(
          (name) => (
            <div key={name} data-warm={name === 'conflicting' && report[name] > 0}>
              <dt>{say(`bundles.${name}`)}</dt>
              <dd>{report[name]}</dd>
            </div>
          ),
        )}
      </dl>
      {report.broughtBack > 0 ? (
        <p>{say(before ? 'bundles.brought-back' : 'bundles.brought-back-done')}</p>
      ) : null}
      <p className="soft">
        {say('bundles.evidence', { before: report.evidenceBefore, after: report.evidenceAfter })}
      </p>
      {before && report.overriding > report.limit ? (
        <p className="warm" role="alert">
          {say('bundles.over', { count: report.overriding, limit: report.limit })}
        </p>
      ) : null}
      <ReportErased report={report} />
      <ReportKept report={report} />
      <ReportOverrides report={report} />
      <ReportConflicts report={report} />
      <ReportDecisions report={report} isAhead={before !== undefined} />
    </div>
  );
}
