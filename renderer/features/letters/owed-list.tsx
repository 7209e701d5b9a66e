import { INCOMPLETE } from '#shared/domain/letter/rule.ts';
import { useFormat } from '../../ui/format.tsx';
import { OwedCodes } from '../../ui/owed-codes.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Letters } from './letters-view.tsx';

export interface OwedListProps {
  readonly letters: Letters;
  readonly onChoose: (student: string) => void;
}

/** Everybody whose letter is incomplete, with what is owed and by when. */
export function OwedList({ letters, onChoose }: OwedListProps) {
  const say = useSay();
  const format = useFormat();
  const open = letters.students.filter((line) => line.letter === INCOMPLETE);
  if (open.length === 0) return null;
  return (
    <section className="owed" aria-label={say('letters.owed-title', { count: open.length })}>
      <h3 className="aside-head">
        {say('letters.owed-title', { count: open.length })}
        {letters.term
          ? ` · ${say('letters.owed-by', { day: format.day(letters.term.end) })}`
          : null}
      </h3>
      <ul>
        {open.map((line) => {
          const owes = line.why.counted.some((one) => one.owed);
          return (
            <li key={line.id}>
              <button type="button" className="link" onClick={() => onChoose(line.id)}>
                <PersonName>{line.name}</PersonName>
              </button>
              <span>
                {owes ? (
                  <OwedCodes counted={line.why.counted} />
                ) : (
                  (line.next?.objectives.join(', ') ?? '')
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
