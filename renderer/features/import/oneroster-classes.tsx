import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ImportChoices, Preview } from './use-import.ts';

export interface OneRosterClassesProps {
  readonly preview: Preview;
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

/** Which classes of a package come in; a school's package holds everybody's. */
export function OneRosterClasses({ preview, choices, onChoose }: OneRosterClassesProps) {
  const say = useSay();
  const { classes } = preview;
  if (classes.length === 0) return null;
  const teachers = [...new Set(classes.flatMap((one) => one.teachers))].sort();
  const teacher = choices.teacher ?? '';
  const chosen = classes.filter((one) => one.chosen).map((one) => one.sourcedId);
  const choose = (only: readonly string[]) => onChoose({ only: [...only] });
  return (
    <section className="import-section">
      <div className="import-classes-head">
        <h3>{say('import.classes')}</h3>
        {teachers.length > 1 || teacher !== '' ? (
          <Choice
            label={say('import.teacher')}
            value={teacher}
            isInline
            onChange={(value) => onChoose({ teacher: value === '' ? null : value, only: null })}
            options={[
              { value: '', label: say('import.all-teachers') },
              ...teachers.map((name) => ({ value: name, label: name })),
            ]}
          />
        ) : null}
        <Button variant="quiet" onPress={() => choose(classes.map((one) => one.sourcedId))}>
          {say('import.all')}
        </Button>
        <Button variant="quiet" onPress={() => choose([])}>
          {say('import.no-classes-chosen')}
        </Button>
      </div>
      <ul className="import-classes">
        {classes.map((one) => (
          <li key={one.sourcedId}>
            <CheckBox
              isChecked={one.chosen}
              onChange={(isChosen) =>
                choose(
                  isChosen
                    ? [...chosen, one.sourcedId]
                    : chosen.filter((known) => known !== one.sourcedId),
                )
              }
            >
              <span className="import-class-name" dir="auto">
                {one.name}
              </span>
              {one.code === null || one.code === one.name ? null : (
                <span className="soft"> {one.code}</span>
              )}
            </CheckBox>
            <span className="soft">{one.teachers.join(', ')}</span>
            <span className="soft import-number">
              {say('app.students', { count: one.students })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
