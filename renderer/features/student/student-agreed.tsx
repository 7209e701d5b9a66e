import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { LazyTextArea, LazyTextField } from '../../ui/lazy-fields.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { StudentBeyond } from './student-beyond.tsx';
import { StudentFamily } from './student-family.tsx';
import { StudentOwn } from './student-own.tsx';
import { StudentRecommended } from './student-recommended.tsx';
import type { StudentPage } from './student-view.tsx';

export type Agreed = Output<'student.plan'>;

export interface StudentAgreedProps {
  readonly page: StudentPage;
  readonly classId: string;
  readonly known: Output<'class.get'>;
}

/** What is agreed with a student: goals, individual plan, family, conference, courses beyond. */
export function StudentAgreed({ page, classId, known }: StudentAgreedProps) {
  const say = useSay();
  const format = useFormat();
  const student = page.student.id;
  const query = useQuery('student.plan', { class: classId, student });
  const conference = useCommand('conference.save');
  return (
    <QueryGate query={query}>
      {(agreed) => (
        <div className="agreed">
          {agreed.doneBy === null ? null : (
            <p>
              {say('agreed.pace', {
                day: format.day(agreed.doneBy, page.asOf),
                count: agreed.remaining,
              })}
            </p>
          )}
          <Goals page={page} agreed={agreed} />
          <StudentRecommended page={page} classId={classId} known={known} agreed={agreed} />
          <IndividualPlan page={page} agreed={agreed} />
          <StudentOwn page={page} classId={classId} known={known} agreed={agreed} />
          <StudentFamily page={page} agreed={agreed} />
          <section>
            <LazyTextArea
              label={say('agreed.conference')}
              hint={say('agreed.conference-hint')}
              value={agreed.conference}
              rows={3}
              onSave={(text) => void conference.run({ student, text })}
            />
          </section>
          <StudentBeyond student={student} classId={classId} known={known} agreed={agreed} />
        </div>
      )}
    </QueryGate>
  );
}

interface PartProps {
  readonly page: StudentPage;
  readonly agreed: Agreed;
}

function Goals({ page, agreed }: PartProps) {
  const say = useSay();
  const format = useFormat();
  const save = useCommand('goal.save');
  const remove = useCommand('goal.remove');
  const [text, setText] = useState('');
  const [by, setBy] = useState('');
  const student = page.student.id;
  const add = async () => {
    const goal = { student, text: text.trim(), setOn: page.asOf, by: by || null };
    if (!(await save.run(goal))) return;
    setText('');
    setBy('');
  };
  return (
    <section>
      <h3>{say('agreed.goals')}</h3>
      <ul className="agreed-list">
        {agreed.goals.map((goal) => (
          <li key={goal.id}>
            <CheckBox
              isChecked={goal.reachedOn !== null}
              label={say('agreed.goal-reached-of', { text: goal.text })}
              onChange={(isReached) =>
                void save.run({
                  goal: goal.id,
                  student,
                  text: goal.text,
                  objective: goal.objective?.id ?? null,
                  setOn: goal.setOn,
                  by: goal.by,
                  reachedOn: isReached ? page.asOf : null,
                })
              }
            >
              <span dir="auto" data-reached={goal.reachedOn !== null}>
                {goal.text}
              </span>{' '}
              {goal.by === null ? null : (
                <span className="soft">
                  {say('slip.by', { day: format.day(goal.by, page.asOf) })}
                </span>
              )}
            </CheckBox>
            <Button
              variant="quiet"
              label={say('agreed.goal-remove', { text: goal.text })}
              onPress={() => void remove.run({ goal: goal.id })}
            >
              <span className="cross" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <Changes>
        <form
          className="agreed-add"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void add();
          }}
        >
          <TextField label={say('agreed.goal-new')} value={text} onChange={setText} />
          <TextField
            label={say('agreed.goal-by')}
            type="date"
            value={by}
            min={page.asOf}
            onChange={setBy}
          />
          <Button type="submit" isDisabled={text.trim() === '' || save.running}>
            {say('agreed.goal-add')}
          </Button>
        </form>
      </Changes>
    </section>
  );
}

function IndividualPlan({ page, agreed }: PartProps) {
  const say = useSay();
  const save = useCommand('individual-plan.save');
  const plan = agreed.plan ?? { start: null, until: null, accommodations: null, pullOut: null };
  const change = (part: Partial<typeof plan>) =>
    void save.run({ student: page.student.id, ...plan, ...part });
  return (
    <section>
      <h3>{say('agreed.plan')}</h3>
      <LazyTextArea
        label={say('agreed.accommodations')}
        value={plan.accommodations ?? ''}
        rows={2}
        onSave={(accommodations) => change({ accommodations })}
      />
      <div className="agreed-three">
        <LazyTextField
          label={say('agreed.pull-out')}
          value={plan.pullOut ?? ''}
          onSave={(pullOut) => change({ pullOut })}
        />
        <LazyTextField
          label={say('agreed.start')}
          type="date"
          value={plan.start ?? ''}
          onSave={(start) => change({ start: start || null })}
        />
        <LazyTextField
          label={say('agreed.until')}
          type="date"
          value={plan.until ?? ''}
          onSave={(until) => change({ until: until || null })}
        />
      </div>
      {plan.start === null && plan.until === null ? null : (
        <p className="field-hint">{say('agreed.holds')}</p>
      )}
    </section>
  );
}
