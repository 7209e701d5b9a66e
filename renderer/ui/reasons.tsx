import { useSay } from './say.tsx';
import './reasons.css';

export interface Reason {
  readonly kind: string;
  readonly points: number;
  readonly text: string;
}

/** Reasons that speak of work below the threshold. */
const BELOW = new Set(['stuck', 'overdue', 'not-yet', 'promised']);

/** Why somebody is on a list, strongest reason first. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const say = useSay();
  if (reasons.length === 0) return <span className="faint">{say('today.check-in')}</span>;
  const sorted = [...reasons].sort((a, b) => b.points - a.points);
  return (
    <span className="reasons">
      {sorted.map((reason, index) => (
        <span key={reason.kind}>
          {index > 0 ? ' · ' : null}
          <span data-lead={index === 0} data-below={BELOW.has(reason.kind)}>
            {reason.text}
          </span>
        </span>
      ))}
    </span>
  );
}
