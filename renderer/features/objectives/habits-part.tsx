import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Changes, Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import './habits-part.css';
import { HabitsDialog, linesOf } from './habits-dialog.tsx';

export type Habits = Output<'habit.get'>;

/** Habits of success of a class for a term: students down, domains across. */
export function HabitsPart({ classId }: { classId: string }) {
  const say = useSay();
  const [term, setTerm] = useState<string | null>(null);
  const [isDefining, setDefining] = useState(false);
  const terms = useQuery('term.list', {}).value ?? [];
  const query = useQuery('habit.get', { class: classId, term });
  const deadline = useCommand('habit.deadline');
  const define = useCommand('habit.define');
  return (
    <div className="habits">
      <p className="soft">{say('habits.intro')}</p>
      <QueryGate query={query} keepsLast>
        {(habits) => (
          <>
            <div className="habits-head">
              <Reading>
                <Choice
                  label={say('habits.term')}
                  value={term ?? ''}
                  onChange={(value) => setTerm(value === '' ? null : value)}
                  options={[
                    { value: '', label: say('habits.the-year') },
                    ...terms.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              </Reading>
              <TextField
                label={say('habits.deadline')}
                type="date"
                value={habits.deadline ?? ''}
                onChange={(on) =>
                  void deadline.run({ class: classId, term, on: on === '' ? null : on })
                }
              />
              <Button onPress={() => setDefining(true)}>{say('habits.define')}</Button>
            </div>
            {habits.domains.length === 0 || habits.levels.length === 0 ? (
              <p className="soft">
                {say('habits.empty')}{' '}
                <Changes>
                  <button
                    type="button"
                    className="link"
                    onClick={() =>
                      void define.run({
                        domains: linesOf(say('habits.default-domains'), []),
                        levels: linesOf(say('habits.default-levels'), []),
                      })
                    }
                  >
                    {say('habits.start')}
                  </button>
                </Changes>
              </p>
            ) : (
              <HabitTable classId={classId} term={term} habits={habits} />
            )}
            {isDefining ? (
              <HabitsDialog habits={habits} onClose={() => setDefining(false)} />
            ) : null}
          </>
        )}
      </QueryGate>
    </div>
  );
}

interface TableProps {
  readonly classId: string;
  readonly term: string | null;
  readonly habits: Habits;
}

function HabitTable({ classId, term, habits }: TableProps) {
  const say = useSay();
  const today = useQuery('gradebook.get', {}).value?.today;
  const { run } = useCommand('habit.score');
  const { domains, levels, students, open } = habits;
  const score = (student: string, domain: string, level: string) => {
    if (today === undefined) return;
    const entries = [{ student, domain, level: level === '' ? null : level }];
    void run({ class: classId, term, on: today, entries });
  };
  const options = [
    { value: '', label: say('habits.none') },
    ...levels.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <p className="soft">
        {open === 0 ? say('habits.all-scored') : say('habits.open', { count: open })}
      </p>
      <table className="habits-table">
        <thead>
          <tr>
            <th scope="col">{say('habits.student')}</th>
            {domains.map((domain) => (
              <th key={domain.id} scope="col">
                {domain.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <tr key={student.id}>
              <th scope="row">
                <PersonName>{student.name}</PersonName>
              </th>
              {domains.map((domain) => (
                <td key={domain.id}>
                  <Choice
                    label={say('habits.of', { domain: domain.name, student: student.name })}
                    isLabelHidden
                    isInline
                    value={student.scores.find((one) => one.domain === domain.id)?.level ?? ''}
                    onChange={(level) => score(student.id, domain.id, level)}
                    options={options}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
