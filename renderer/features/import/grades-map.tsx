import { IMPORT_PROFILES } from '#shared/contract/features/import-grades.ts';
import { listName } from '#shared/domain/roster.ts';
import { useQuery } from '../../data/use-query.ts';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { GradesColumns } from './grades-columns.tsx';
import { GradesPeople } from './grades-people.tsx';
import { GradesWords } from './grades-words.tsx';
import type { ImportChoices, Preview } from './use-import.ts';

export interface GradesMapProps {
  readonly preview: Preview;
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

/** What an export of a learning platform leaves open: its columns and its people. */
export function GradesMap({ preview, choices, onChoose }: GradesMapProps) {
  const say = useSay();
  const { grades, asks } = preview;
  const classes = useQuery('class.list', {}).value ?? [];
  const named = choices.class?.trim().toLowerCase();
  const taken = classes.find(
    (one) => one.name.toLowerCase() === named || one.code?.toLowerCase() === named,
  );
  const input = taken && grades ? { class: taken.id } : null;
  const plan = useQuery('plan.get', input).value;
  const roster = useQuery('roster.get', input).value;
  if (preview.kind !== 'evidence') return null;
  const profile = (
    <Choice
      label={say('import.profile')}
      value={choices.profile ?? 'auto'}
      onChange={(value) =>
        onChoose({ profile: IMPORT_PROFILES.find((known) => known === value) ?? 'auto', map: null })
      }
      options={IMPORT_PROFILES.map((known) => ({
        value: known,
        label:
          known === 'auto' && grades
            ? say('import.profile-found', { found: say(`import.profile-${grades.profile}`) })
            : say(`import.profile-${known}`),
      }))}
    />
  );
  if (!grades) return <div className="import-questions">{profile}</div>;
  const asksStudent = asks.includes('student') || choices.map?.fields?.student !== undefined;
  return (
    <>
      <div className="import-questions">
        {profile}
        {asksStudent ? (
          <Choice
            label={say('import.student-column')}
            value={choices.map?.fields?.student ?? ''}
            onChange={(student) => {
              const { student: _, ...others } = choices.map?.fields ?? {};
              const fields = student === '' ? others : { ...others, student };
              onChoose({ map: { ...choices.map, fields } });
            }}
            options={[
              { value: '', label: say('import.choose-one') },
              ...withKeys(
                grades.headings.filter((heading) => heading !== ''),
                (heading) => heading,
              ).map(({ item }) => ({ value: item, label: item })),
            ]}
          />
        ) : null}
      </div>
      {taken && plan ? (
        <GradesColumns
          grades={grades}
          isAsked={asks.includes('columns')}
          objectives={plan.objectives}
          choices={choices}
          onChoose={onChoose}
        />
      ) : null}
      <GradesWords
        words={grades.words}
        levels={grades.levels}
        choices={choices}
        onChoose={onChoose}
      />
      {taken && roster ? (
        <GradesPeople
          people={grades.people}
          students={roster.students.map(({ student }) => ({
            id: student.id,
            name: listName(student),
          }))}
          nobody={say('import.person-nobody')}
          choices={choices}
          onChoose={onChoose}
        />
      ) : null}
    </>
  );
}
