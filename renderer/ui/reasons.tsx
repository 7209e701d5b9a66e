import type { Say } from '#shared/text/text.ts';
import { useSay } from './say.tsx';
import './reasons.css';

export interface Reason {
  readonly kind: string;
  readonly points: number;
  readonly text: string;
  /** Codes of the objectives it is about. */
  readonly objectives: readonly string[];
}

/** Reasons that speak of work below the threshold. */
const BELOW = new Set(['stuck', 'overdue', 'not-yet', 'promised']);

export interface ReasonsProps {
  readonly reasons: readonly Reason[];
  /** How many are said; the rest are counted. All unless given. */
  readonly most?: number;
}

/** Why somebody is on a list, strongest reason first. */
export function Reasons({ reasons, most = reasons.length }: ReasonsProps) {
  const say = useSay();
  if (reasons.length === 0) return <span className="faint">{say('today.check-in')}</span>;
  // Waiting long is said last: what there is to do says more.
  const weight = ({ kind, points }: Reason) => (kind === 'unseen' ? 0 : points);
  const all = [...reasons].sort((a, b) => weight(b) - weight(a));
  const sorted = all.slice(0, most);
  const more = all.length - sorted.length;
  return (
    <span className="reasons">
      {sorted.map((reason, index) => (
        <span key={reason.kind}>
          {index > 0 ? ' · ' : null}
          {index > 0 && isNamed(reason, sorted[index - 1]) ? (
            triedInWords(say, reason, sorted[index - 1])
          ) : (
            <ReasonText text={reason.text} isLead={index === 0} isBelow={BELOW.has(reason.kind)} />
          )}
        </span>
      ))}
      {more > 0 ? (
        <span className="faint"> · {say('today.more-reasons', { count: more })}</span>
      ) : null}
    </span>
  );
}

/** True when the reason before named all its objectives already; then their number is enough. */
function isNamed(reason: Reason, before: Reason | undefined): boolean {
  return (
    reason.kind === 'not-yet' &&
    before?.kind === 'overdue' &&
    reason.objectives.every((code) => before.objectives.includes(code))
  );
}

/** How many of the objectives just named were tried and are not yet shown. */
function triedInWords(say: Say, reason: Reason, before: Reason | undefined): string {
  const count = reason.objectives.length;
  return count === before?.objectives.length
    ? say('today.tried-all')
    : say('today.tried-some', { count });
}

interface ReasonTextProps {
  readonly text: string;
  readonly isLead: boolean;
  readonly isBelow: boolean;
}

/** What the eye needs first stands before the colon; the codes after it are for reading on. */
function ReasonText({ text, isLead, isBelow }: ReasonTextProps) {
  const colon = text.indexOf(':');
  const head = colon < 0 ? text : text.slice(0, colon);
  return (
    <>
      <span data-lead={isLead} data-below={isBelow}>
        {head}
      </span>
      {text.slice(head.length)}
    </>
  );
}
