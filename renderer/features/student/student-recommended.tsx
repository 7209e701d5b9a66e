import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Agreed } from './student-agreed.tsx';
import type { StudentPage } from './student-view.tsx';

export interface StudentRecommendedProps {
  readonly page: StudentPage;
  readonly classId: string;
  readonly known: Output<'class.get'>;
  readonly agreed: Agreed;
}

/** The level this student should try for: everywhere, and where a check said otherwise. */
export function StudentRecommended({ page, classId, known, agreed }: StudentRecommendedProps) {
  const say = useSay();
  const { run } = useCommand('level.recommend');
  const recommend = (objective: string | null, level: string | null) =>
    void run({ class: classId, student: page.student.id, objective, level });
  const everywhere = agreed.recommended.find((one) => one.objective === null);
  const nameOf = (key: string) => known.scale.levels.find((level) => level.key === key)?.name;
  return (
    <section>
      <h3>{say('agreed.recommended')}</h3>
      <div className="agreed-level">
        <Choice
          label={say('agreed.recommended-all')}
          hint={say('agreed.recommended-hint')}
          value={everywhere?.level ?? ''}
          options={[
            { value: '', label: say('check.recommend-none') },
            ...known.scale.levels.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={(level) => recommend(null, level || null)}
        />
      </div>
      <ul className="agreed-list">
        {agreed.recommended.map(({ objective, level }) =>
          objective === null ? null : (
            <li key={objective.id}>
              <span>
                <strong>{objective.code}</strong> {nameOf(level)}
              </span>
              <Button
                variant="quiet"
                label={say('agreed.recommended-back', { code: objective.code })}
                onPress={() => recommend(objective.id, null)}
              >
                <span className="cross" aria-hidden="true" />
              </Button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
