import { Choice } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ImportChoices, Preview } from './use-import.ts';

type Matching = NonNullable<Preview['matching']>;

export interface GradesPeopleProps {
  readonly people: Matching['people'];
  readonly students: Matching['students'];
  /** What stands for nobody: of this class, or here at all. */
  readonly nobody: string;
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

const NOBODY = 'nobody';

/** People whom neither id nor name finds; who they are is kept for the next export. */
export function GradesPeople({ people, students, nobody, choices, onChoose }: GradesPeopleProps) {
  const say = useSay();
  if (people.length === 0) return null;
  const choose = (person: string, value: string) => {
    const before = choices.map?.students ?? [];
    const others = before.filter((one) => one.person !== person);
    const own = value === '' ? [] : [{ person, student: value === NOBODY ? null : value }];
    onChoose({ map: { ...choices.map, students: [...others, ...own] } });
  };
  const options = [
    { value: '', label: say('import.person-open') },
    { value: NOBODY, label: nobody },
    ...students.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <section className="import-section">
      <h3>{say('import.people', { count: people.length })}</h3>
      <ul className="import-people">
        {people.map((person) => (
          <li key={person.key}>
            <PersonName>{person.name}</PersonName>
            {person.key === person.name ? null : <span className="soft">{person.key}</span>}
            <Choice
              label={say('import.person-is', { name: person.name })}
              isLabelHidden
              value={person.student ?? (person.isNobody ? NOBODY : '')}
              onChange={(value) => choose(person.key, value)}
              options={options}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
