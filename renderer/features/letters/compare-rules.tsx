import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import { RuleBars } from './rule-bars.tsx';
import './rules.css';

export interface CompareRulesProps {
  readonly classId: string;
  readonly term: string | null;
  readonly asOf: string;
  /** The rule that the class follows; it stands first. */
  readonly current: string;
  readonly onClose: () => void;
}

const MOST = 4;
const NONE = '';

/** Up to four rules side by side: letters, distribution, who differs and why. */
export function CompareRules({ classId, term, asOf, current, onClose }: CompareRulesProps) {
  const say = useSay();
  const all = useQuery('rule.list', {}).value ?? [];
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  // To begin with the percentage that most schools know.
  const usual = all.find((rule) => rule.builtIn && rule.id !== current && rule.kind === 'percent');
  const chosen = picked ?? [current, ...(usual ? [usual.id] : [])];
  const choose = useCommand('rule.choose');
  const showStep = useStepToast();
  const use = async (rule: string, name: string) => {
    setPicked(chosen);
    const done = await choose.run({ class: classId, rule });
    if (done) showStep(say('rule.chosen', { name }));
  };
  const query = useQuery(
    'rule.compare',
    all.length === 0
      ? null
      : { class: classId, term, asOf, rules: chosen.map((rule) => ({ rule })) },
  );
  const set = (at: number, rule: string) => {
    const next = chosen.map((one, i) => (i === at ? rule : one));
    setPicked(next.filter((one) => one !== NONE));
  };
  const free = all.filter((rule) => !chosen.includes(rule.id));
  const options = (rule: string) =>
    all
      .filter((one) => one.id === rule || !chosen.includes(one.id))
      .map((one) => ({ value: one.id, label: one.name }));
  return (
    <section className="compare" aria-label={say('rule.compare')}>
      <header className="compare-head">
        <h2>{say('rule.compare')}</h2>
        <Reading>
          <CheckBox isChecked={onlyDifferent} onChange={setOnlyDifferent}>
            {say('rule.only-different')}
          </CheckBox>
          <Button onPress={onClose}>{say('ui.close')}</Button>
        </Reading>
      </header>
      <QueryGate query={query} keepsLast>
        {(compared) => {
          const students = compared.students.filter((student) => !onlyDifferent || student.differs);
          return (
            <table className="compare-table">
              <thead>
                <tr>
                  <th scope="col">{say('letters.col-name')}</th>
                  {compared.rules.map((rule, at) => (
                    <th key={rule.id} scope="col">
                      <Reading>
                        <span className="compare-rule">
                          <Choice
                            label={say('rule.compared', { count: at + 1 })}
                            isLabelHidden
                            isInline
                            value={rule.id ?? NONE}
                            options={[
                              ...options(rule.id ?? NONE),
                              ...(chosen.length > 1
                                ? [{ value: NONE, label: say('rule.compare-less') }]
                                : []),
                            ]}
                            onChange={(next) => set(at, next)}
                          />
                        </span>
                      </Reading>
                      {rule.id === null ? null : (
                        <Button
                          variant="quiet"
                          // Never disabled: the focus would leave the dialog, and Escape with it.
                          onPress={() => {
                            if (rule.id !== current && !choose.running) {
                              void use(rule.id ?? '', rule.name);
                            }
                          }}
                        >
                          {say(rule.id === current ? 'rule.in-use' : 'rule.use')}
                        </Button>
                      )}
                      <RuleBars letters={rule.letters} label={rule.name} />
                    </th>
                  ))}
                  {chosen.length < MOST && free.length > 0 ? (
                    <th scope="col" className="compare-more">
                      <Reading>
                        <Choice
                          label={say('rule.compare-more')}
                          isLabelHidden
                          value={NONE}
                          options={[
                            { value: NONE, label: say('rule.compare-more') },
                            ...free.map((rule) => ({ value: rule.id, label: rule.name })),
                          ]}
                          onChange={(rule) => setPicked([...chosen, rule])}
                        />
                      </Reading>
                    </th>
                  ) : null}
                </tr>
              </thead>
              <tbody>
                {students.map((student) => (
                  <tr key={student.id} data-differs={student.differs}>
                    <th scope="row">
                      <PersonName>{student.name}</PersonName>
                    </th>
                    {student.letters.map((one, i) => (
                      <td key={compared.rules[i]?.id}>
                        <strong>{shownLetter(one.letter)}</strong>{' '}
                        <span className="soft small">{one.why}</span>
                      </td>
                    ))}
                    {chosen.length < MOST && free.length > 0 ? <td /> : null}
                  </tr>
                ))}
                {students.length === 0 ? (
                  <tr>
                    <td colSpan={compared.rules.length + 1} className="soft">
                      {say('rule.all-same')}
                    </td>
                  </tr>
                ) : null}
              </tbody>
            </table>
          );
        }}
      </QueryGate>
    </section>
  );
}
