import type { ReactNode } from 'react';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import type { Report } from './merge-report.tsx';
import { PairNames } from './pair-names.tsx';
import { useShownValue } from './use-shown-value.ts';

interface ListProps {
  readonly report: Report;
}

/** Says how many lines are not in a list; the count beside it is whole. */
function More({ count }: { readonly count: number }) {
  const say = useSay();
  return count > 0 ? <p className="soft">{say('bundles.more-listed', { count })}</p> : null;
}

/** Fields that both sides had changed; the value that stands is the strong one. */
export function ReportConflicts({ report: { conflicts } }: ListProps) {
  const say = useSay();
  const format = useFormat();
  const shownValue = useShownValue();
  if (conflicts.length === 0) return null;
  const by = (who: string | null, at: number | null): ReactNode => (
    <span className="soft report-by">
      {[who, at === null ? null : format.dayAndTime(at)].filter(Boolean).join(', ')}
    </span>
  );
  return (
    <table className="bundles-table report-conflicts">
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
        {withKeys(conflicts, (c) => `${c.what} ${c.name} ${c.field}`).map(({ key, item }) => {
          const stands = (item.settled ?? item).stands;
          return (
            <tr key={key}>
              <td>
                <PersonName>{item.name}</PersonName>
                <span className="soft report-by">{item.noun}</span>
              </td>
              <td>
                {item.label}
                {item.settled ? (
                  <span className="soft report-by">
                    {say('bundles.chosen-on', { at: format.dayAndTime(item.settled.at) })}
                  </span>
                ) : null}
              </td>
              <td data-stands={stands === 'mine'}>
                <PersonName>{shownValue(item.mine, item.as)}</PersonName>
                {by(item.mineBy, item.mineAt)}
              </td>
              <td data-stands={stands === 'theirs'}>
                <PersonName>{shownValue(item.theirs, item.as)}</PersonName>
                {by(item.theirsBy, item.theirsAt)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What became of a pair, as a text key. */
function outcomeOf(same: boolean | null) {
  if (same === null) return 'bundles.outcome-open';
  return same ? 'bundles.outcome-same' : 'bundles.outcome-different';
}

/** Pairs that waited for a word, and what was said of them since. */
export function ReportDecisions({
  report: { decisions, needsDecision },
  isAhead,
}: ListProps & {
  /** Nothing is merged yet, so nothing can have been said. */
  readonly isAhead: boolean;
}) {
  const say = useSay();
  if (decisions.length === 0) return null;
  return (
    <>
      <h3>{say('bundles.to-decide')}</h3>
      {isAhead ? <p>{say('bundles.decide-after')}</p> : null}
      <ul className="report-list">
        {decisions.map(({ reason, count, same, oneByOne, ...pair }) => (
          <li key={`${pair.a} ${pair.b}`}>
            <PairNames pair={pair} />{' '}
            <span className="soft">
              {say(`bundles.because-${reason}`, { count })}
              {isAhead ? null : `: ${say(outcomeOf(same))}`}
              {oneByOne && same === null ? ` ${say('bundles.one-by-one')}` : null}
            </span>
          </li>
        ))}
      </ul>
      <More count={needsDecision - decisions.length} />
    </>
  );
}

/** Records of others that change or go: looked at before, read again after. */
export function ReportOverrides({ report: { overrides, overriding, limit } }: ListProps) {
  const say = useSay();
  if (overrides.length === 0) return null;
  return (
    <details className="report-overrides" open={overriding > limit}>
      <summary>
        {say('bundles.overriding')}: {overriding}
      </summary>
      <ul className="report-list">
        {withKeys(overrides, (one) => `${one.what} ${one.name}`).map(({ key, item }) => (
          <li key={key}>
            <PersonName>{item.name}</PersonName> <span className="soft">{item.noun}</span>
          </li>
        ))}
      </ul>
      <More count={overriding - overrides.length} />
    </details>
  );
}

/** What somebody erased for good elsewhere, and is gone here too: nobody can list it any more. */
export function ReportErased({ report: { erased } }: ListProps) {
  const say = useSay();
  return erased === 0 ? null : <p className="warm">{say('bundles.erased', { count: erased })}</p>;
}

/** What was removed on one side while the other worked with it: it stands, and why. */
export function ReportKept({ report: { kept } }: ListProps) {
  const say = useSay();
  if (kept.length === 0) return null;
  return (
    <>
      <h3>{say('bundles.kept')}</h3>
      <ul className="report-list">
        {withKeys(kept, (one) => `${one.what} ${one.name}`).map(({ key, item }) => (
          <li key={key}>
            <PersonName>{item.sentence}</PersonName>
          </li>
        ))}
      </ul>
    </>
  );
}
