import type { Output } from '#shared/contract/contract.ts';
import { shownLetter } from '../../ui/shown-letter.ts';

export interface RuleBarsProps {
  readonly letters: Output<'rule.compare'>['rules'][number]['letters'];
  readonly label: string;
}

/** How many students get each letter, in a line of bars that is short enough to compare. */
export function RuleBars({ letters, label }: RuleBarsProps) {
  const most = Math.max(1, ...letters.map((one) => one.count));
  return (
    <ul className="rule-bars" aria-label={label}>
      {letters.map(({ letter, count, low }) => (
        <li key={letter} data-low={low} data-empty={count === 0}>
          <span className="rule-bar" style={{ blockSize: `${(count / most) * 36}px` }} />
          <span>{shownLetter(letter)}</span>
          <span className="soft">{count}</span>
        </li>
      ))}
    </ul>
  );
}
