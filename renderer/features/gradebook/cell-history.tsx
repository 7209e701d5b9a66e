import type { Output } from '#shared/contract/contract.ts';
import type { TextKey } from '#shared/text/text.ts';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';

export interface CellHistoryProps {
  readonly classId: string;
  readonly student: string;
  readonly objective: string;
}

type Change = Output<'evidence.history'>['changes'][number];

/** Who changed what in this cell, and when; newest first. */
export function CellHistory({ classId, student, objective }: CellHistoryProps) {
  const query = useQuery('evidence.history', { class: classId, student, objective });
  return (
    <QueryGate query={query}>
      {({ changes }) => (
        <ol className="cell-history">
          {numbered(changes).map(({ key, change }) => (
            <ChangeLine key={key} change={change} />
          ))}
        </ol>
      )}
    </QueryGate>
  );
}

/** Two changes may be alike to the millisecond; their place from the oldest keeps them apart. */
function numbered(changes: readonly Change[]): { key: string; change: Change }[] {
  return changes.map((change, i) => ({ key: `${changes.length - i} ${change.at}`, change }));
}

function ChangeLine({ change }: { change: Change }) {
  const say = useSay();
  const format = useFormat();
  const isUnmark = change.what === 'mark' && change.after === null;
  const what = say(`history.${isUnmark ? 'unmark' : change.what}` as TextKey);
  const value = change.after ?? change.before;
  const shown = value !== null && change.what === 'mark' ? say(`mark.${value}` as TextKey) : value;
  return (
    <li className="cell-change">
      <time dateTime={new Date(change.at).toISOString()}>{format.dayAndTime(change.at)}</time>
      <span>
        <b data-gone={change.after === null || undefined}>{shown}</b>{' '}
        {change.by === null ? what : say('history.by', { what, by: change.by })}
      </span>
    </li>
  );
}
