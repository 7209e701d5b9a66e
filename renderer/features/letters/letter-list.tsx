import { useRef } from 'react';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { isLow } from './is-low.ts';
import type { Letters } from './letters-view.tsx';

export interface LetterListProps {
  readonly letters: Letters;
  readonly chosen: string | undefined;
  readonly onChoose: (student: string) => void;
}

/** One line per student: name, letter, next step. Arrows move, Enter opens. */
export function LetterList({ letters, chosen, onChoose }: LetterListProps) {
  const say = useSay();
  const body = useRef<HTMLTableSectionElement>(null);
  useListKeys(body, () => false);
  return (
    <table className="letters-table" aria-label={say('letters.list')}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{say('letters.col-name')}</th>
          <th scope="col">{say('letters.col-letter')}</th>
          <th scope="col">{say('letters.col-next')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {letters.students.map((line) => (
          <tr key={line.id} className="letters-line" data-chosen={line.id === chosen}>
            <th scope="row">
              <button
                type="button"
                className="letters-name"
                data-line={line.id}
                aria-pressed={line.id === chosen}
                onClick={() => onChoose(line.id)}
                onFocus={() => {
                  // With a panel open, moving along the list moves the panel.
                  if (chosen !== undefined && chosen !== line.id) onChoose(line.id);
                }}
              >
                <PersonName>{line.name}</PersonName>
              </button>
            </th>
            <td className="letters-letter" data-low={isLow(line.letter, letters.rule)}>
              {shownLetter(line.letter)}
            </td>
            <td className="letters-next">
              <NextStep line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NextStep({ line }: { line: Letters['students'][number] }) {
  const say = useSay();
  // Figures that moved under the same letter are said in its panel; here they would only be noise.
  if (line.changedSinceSnapshot && line.handedIn && line.handedIn.letter !== line.letter) {
    return say('letters.changed', { letter: shownLetter(line.handedIn.letter) });
  }
  if (line.overridden) return say('letters.overridden');
  if (!line.next) return null;
  const [first] = line.next.objectives;
  const letter = shownLetter(line.next.letter);
  return line.next.objectives.length === 1 && first !== undefined
    ? say('letters.one-more', { code: first, letter })
    : say('letters.more', { count: line.next.objectives.length, letter });
}
