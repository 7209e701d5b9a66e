import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import { isLow } from './is-low.ts';
import type { Letters } from './letters-view.tsx';

export interface DistributionProps {
  readonly letters: Letters;
  /** Letter of the chosen student. */
  readonly chosen: string | undefined;
}

/** How many students have each letter, as bars with their numbers. */
export function LettersDistribution({ letters, chosen }: DistributionProps) {
  const say = useSay();
  const names = letters.rule.letters;
  const all = [...names, ...['I', 'NG'].filter((name) => !names.includes(name))];
  const counts = all.map((letter) => ({
    letter,
    count: letters.students.filter((line) => line.letter === letter).length,
  }));
  const most = Math.max(1, ...counts.map((one) => one.count));
  return (
    <section className="letter-bars" aria-label={say('letters.distribution')}>
      <ul>
        {counts.map(({ letter, count }) => (
          <li key={letter} data-chosen={letter === chosen} data-low={isLow(letter, letters.rule)}>
            <span className="letter-bar" style={{ blockSize: `${(count / most) * 88}px` }} />
            <span>{shownLetter(letter)}</span>
            <span className="soft">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
