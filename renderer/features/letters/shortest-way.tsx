import { useQuery } from '../../data/use-query.ts';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import type { Letters } from './letters-view.tsx';

export interface ShortestWayProps {
  readonly line: Letters['students'][number];
  readonly classId: string;
}

/** More objectives than this are named by their codes alone. */
const WITH_STATEMENT = 4;

/** The fewest objectives to a better letter, each with the level that it takes. */
export function ShortestWay({ line, classId }: ShortestWayProps) {
  const say = useSay();
  const scale = useQuery('class.get', { class: classId }).value?.scale;
  const { next } = line;
  if (!next) return null;
  const counted = new Map(line.why.counted.map((one) => [one.code, one]));
  const nameOf = (key: string) => scale?.levels.find((level) => level.key === key)?.name ?? key;
  const rest = next.raises.slice(WITH_STATEMENT);
  return (
    <section className="why-way">
      <h3>{say('letters.shortest', { letter: shownLetter(next.letter) })}</h3>
      <ol>
        {next.raises.slice(0, WITH_STATEMENT).map(({ objective: code, level }) => {
          const objective = counted.get(code);
          return (
            <li key={code}>
              <strong>{code}</strong>{' '}
              {objective?.critical
                ? say('letters.shortest-critical', { statement: objective.statement })
                : objective?.statement}{' '}
              <span className="soft">{say('letters.to-level', { level: nameOf(level) })}</span>
            </li>
          );
        })}
        {rest.length > 0 ? (
          <li>
            {say('letters.and-codes', {
              count: rest.length,
              codes: rest.map((raise) => raise.objective).join(', '),
            })}
          </li>
        ) : null}
      </ol>
    </section>
  );
}
