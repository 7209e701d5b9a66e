import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { RuleBars } from './rule-bars.tsx';
import { shownLetter } from './shown-letter.ts';
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
  const [others, setOthers] = useState<readonly string[] | null>(null);
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  // To begin with the percentage that most schools know.
  const usual = all.find((rule) => rule.builtIn && rule.id !== current && rule.kind === 'percent');
  const chosen = [current, ...(others ?? (usual ? [usual.id] : []))];
  const query = useQuery(
    'rule.compare',
    all.length === 0
      ? null
      : { class: classId, term, asOf, rules: chosen.map((rule) => ({ rule })) },
  );
  const set = (at: number, rule: string) => {
    const next = chosen.map((one, i) => (i === at ? rule : one)).slice(1);
    setOthers(next.filter((one) => one !== NONE));
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
        <CheckBox isChecked={onlyDifferent} onChange={setOnlyDifferent}>
          {say('rule.only-different')}
        </CheckBox>
        <Button onPress={onClose}>{say('ui.close')}</Button>
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
                      {at === 0 ? (
                        <span className="compare-rule">{rule.name}</span>
                      ) : (
                        <span className="compare-rule">
                          <Choice
                            label={say('rule.compared', { count: at + 1 })}
                            isLabelHidden
                            isInline
                            value={rule.id ?? NONE}
                            options={[
                              ...options(rule.id ?? NONE),
                              { value: NONE, label: say('rule.compare-less') },
                            ]}
                            onChange={(next) => set(at, next)}
                          />
                        </span>
                      )}
                      <RuleBars letters={rule.letters} label={rule.name} />
                    </th>
                  ))}
                  {chosen.length < MOST && free.length > 0 ? (
                    <th scope="col" className="compare-more">
                      <Choice
                        label={say('rule.compare-more')}
                        isLabelHidden
                        value={NONE}
                        options={[
                          { value: NONE, label: say('rule.compare-more') },
                          ...free.map((rule) => ({ value: rule.id, label: rule.name })),
                        ]}
                        onChange={(rule) => setOthers([...chosen.slice(1), rule])}
                      />
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
