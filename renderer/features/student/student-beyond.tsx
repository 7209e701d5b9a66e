import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { NameField } from '../../ui/name-field.tsx';
import { ownTone } from '../../ui/own-level.ts';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Agreed } from './student-agreed.tsx';

export interface StudentBeyondProps {
  readonly student: string;
  readonly classId: string;
  readonly known: Output<'class.get'>;
  readonly agreed: Agreed;
}

/** Courses beyond those of the class that a student was given, with the levels reached there. */
export function StudentBeyond({ student, classId, known, agreed }: StudentBeyondProps) {
  const say = useSay();
  const { run, running } = useCommand('student.give');
  const courses = useQuery('course.list', {}).value ?? [];
  const taken = new Set([
    ...known.courses.map((one) => one.id),
    ...agreed.beyond.map((one) => one.course),
  ]);
  const others = courses.filter((course) => !taken.has(course.id));
  const { levels } = known.scale;
  const cut = levels.findIndex((level) => level.key === known.threshold);
  if (others.length + agreed.beyond.length === 0) return null;
  return (
    <section>
      <h3>{say('agreed.beyond')}</h3>
      {agreed.beyond.length === 0 ? <p className="soft">{say('agreed.beyond-none')}</p> : null}
      {agreed.beyond.map(({ course, name, objectives }) => (
        <div key={course} className="agreed-beyond">
          <p>
            <strong>{name}</strong>
            <Button
              variant="quiet"
              label={say('agreed.beyond-back', { course: name })}
              onPress={() => void run({ student, course, give: false })}
            >
              <span className="cross" aria-hidden="true" />
            </Button>
          </p>
          <ul className="path">
            {objectives.map((one) => (
              <li key={one.id} className="path-step" title={one.statement}>
                <span
                  className="path-mark"
                  style={one.level < 0 ? undefined : ownTone(levels[one.level])}
                  data-tone={one.level < 0 ? undefined : toneOf(one.level, cut, levels.length)}
                >
                  {one.level < 0 ? (
                    '·'
                  ) : (
                    <LevelMark
                      look={levels[one.level]}
                      index={one.level}
                      count={levels.length}
                      label={levels[one.level]?.name ?? ''}
                    />
                  )}
                </span>
                <span className={one.critical ? 'path-code critical' : 'path-code'}>
                  {one.code}
                </span>
              </li>
            ))}
          </ul>
          <PlannedBeyond at={{ class: classId, student }} objectives={objectives} />
        </div>
      ))}
      {others.length === 0 ? null : (
        <Changes>
          <Choice
            label={say('agreed.beyond-give')}
            isLabelHidden
            isDisabled={running}
            value=""
            options={[
              { value: '', label: say('agreed.beyond-give') },
              ...others.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(course) => {
              if (course !== '') void run({ student, course, give: true });
            }}
          />
        </Changes>
      )}
    </section>
  );
}

interface PlannedBeyondProps {
  readonly at: { readonly class: string; readonly student: string };
  readonly objectives: Agreed['beyond'][number]['objectives'];
}

/** Which of a given course are planned for the student, and by when: those count in the letter. */
function PlannedBeyond({ at, objectives }: PlannedBeyondProps) {
  const say = useSay();
  const { run, running } = useCommand('plan.own');
  const [typed, setTyped] = useState('');
  const [due, setDue] = useState('');
  const found = objectives.find((one) => one.code.toLowerCase() === typed.trim().toLowerCase());
  const planned = objectives.filter((one) => one.due !== null);
  const add = async (objective: string) => {
    if (!(await run({ ...at, objective, due }))) return;
    setTyped('');
    setDue('');
  };
  return (
    <>
      <p className="field-hint">{say('agreed.beyond-hint')}</p>
      <ul className="agreed-list">
        {planned.map((one) => (
          <li key={one.id} className="agreed-planned">
            <strong title={one.statement}>{one.code}</strong>
            <LazyTextField
              label={say('agreed.beyond-due', { code: one.code })}
              type="date"
              value={one.due ?? ''}
              onSave={(day) => void run({ ...at, objective: one.id, due: day || null })}
            />
            <span className="soft">
              {one.countsIn === null ? '' : say('agreed.beyond-elsewhere', { class: one.countsIn })}
            </span>
            <Button
              variant="quiet"
              label={say('agreed.beyond-unplan', { code: one.code })}
              onPress={() => void run({ ...at, objective: one.id, due: null })}
            >
              <span className="cross" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="agreed-add"
        onSubmit={(event) => {
          event.preventDefault();
          if (found && due !== '') void add(found.id);
        }}
      >
        <NameField
          label={say('agreed.beyond-plan')}
          value={typed}
          known={objectives.filter((one) => one.due === null).map((one) => one.code)}
          onChange={setTyped}
        />
        <TextField label={say('agreed.beyond-on')} type="date" value={due} onChange={setDue} />
        <Button type="submit" isDisabled={!found || due === '' || running}>
          {say('ui.add')}
        </Button>
      </form>
    </>
  );
}
