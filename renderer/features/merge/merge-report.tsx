import type { Output } from '#shared/contract/contract.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useOpenHandOver } from '../../app/open-hand-over.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { SchoolIdsQuestion } from './school-ids-question.tsx';

type Report = Output<'merge.preview'>;

const CATEGORIES = [
  'new',
  'updated',
  'identical',
  'conflicting',
  'needsDecision',
  'skipped',
] as const;

export interface MergeReportProps {
  readonly report: Report;
  /** The file of the report and what opened it, so that it need not be chosen twice. */
  readonly file: FileGrant | null;
  readonly word: string;
  /** A person's word whether the school ids of a file are this school's. */
  readonly onSchoolIds: (source: string, same: boolean) => void;
}

/** What a merge would do, in six categories, with what people must know and say. */
export function MergeReport({ report, file, word, onSchoolIds }: MergeReportProps) {
  const say = useSay();
  const format = useFormat();
  const openHandOver = useOpenHandOver();
  const { evidenceBefore: before, evidenceAfter: after } = report;
  return (
    <div className="bundles-report">
      {withKeys(report.bundles, (bundle) => bundle.file).map(({ key, item }) => (
        <p key={key}>
          {say('bundles.from', {
            teacher: item.teacher ?? say('bundles.nobody'),
            at: format.dayAndTime(item.exportedAt),
          })}
          {item.clockAhead ? <span className="warm"> {say('bundles.clock')}</span> : null}
        </p>
      ))}
      {report.bundles.some(({ purpose }) => purpose === 'hand-over') ? (
        <p className="warm">
          {say('bundles.is-hand-over')}{' '}
          <Button onPress={() => openHandOver({ what: 'take', file: file ?? undefined, word })}>
            {say('hand-over.bring')}
          </Button>
        </p>
      ) : null}
      {report.bundles.map(({ file, teacher, schoolIds }) =>
        schoolIds === null ? null : (
          <SchoolIdsQuestion
            key={`ids ${file} ${schoolIds.source}`}
            teacher={teacher ?? say('bundles.nobody')}
            asked={schoolIds}
            onAnswer={onSchoolIds}
          />
        ),
      )}
      <dl className="bundles-counts">
        {CATEGORIES.map((name) => (
          <div key={name} data-warm={name === 'conflicting' && report[name] > 0}>
            <dt>{say(`bundles.${name}`)}</dt>
            <dd>{report[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{say('bundles.evidence', { before, after })}</p>
      {report.overrides.length > report.limit ? (
        <p className="warm" role="alert">
          {say('bundles.over', { count: report.overrides.length, limit: report.limit })}
        </p>
      ) : null}
      {report.conflicts.length > 0 ? (
        <table className="bundles-table">
          <caption>{say('bundles.both-changed')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('bundles.what')}</th>
              <th scope="col">{say('bundles.field')}</th>
              <th scope="col">{say('bundles.mine')}</th>
              <th scope="col">{say('bundles.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {withKeys(report.conflicts, (c) => `${c.what} ${c.name} ${c.field}`).map(
              ({ key, item }) => (
                <tr key={key}>
                  <td>
                    <PersonName>{item.name}</PersonName>
                  </td>
                  <td>{item.field}</td>
                  <td data-stands={item.stands === 'mine'}>{item.mine ?? '–'}</td>
                  <td data-stands={item.stands === 'theirs'}>{item.theirs ?? '–'}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      ) : null}
      {report.decisions.length > 0 ? <p>{say('bundles.decide-after')}</p> : null}
    </div>
  );
}
