import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import type { Letters } from './letters-view.tsx';

type Line = Letters['students'][number]['why']['lines'][number];

export interface WhyLinesProps {
  readonly lines: readonly Line[];
  /** The letter that stands. */
  readonly letter: string;
}

/** How a letter came about: what was asked for each letter, with the student's figures. */
export function WhyLines({ lines, letter }: WhyLinesProps) {
  const say = useSay();
  return (
    <section className="why-lines" aria-label={say('letters.how')}>
      {groupsOf(lines).map((group) => (
        <div key={`${group.letter}`} className="why-group" data-given={group.letter === letter}>
          <span className="why-of">{group.letter === null ? null : shownLetter(group.letter)}</span>
          <dl>
            {group.lines.map((one) => (
              <div key={one.text} data-holds={one.holds} data-dropped={one.dropped}>
                <dt>{one.text}</dt>
                <dd>{one.figure}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

interface Group {
  readonly letter: string | null;
  readonly lines: Line[];
}

function groupsOf(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last.letter === line.letter) last.lines.push(line);
    else groups.push({ letter: line.letter, lines: [line] });
  }
  return groups;
}
