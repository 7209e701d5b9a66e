import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { DepartmentPart } from './department-part.tsx';

/** Letters of all sections by one common rule. */
export function Letters() {
  const say = useSay();
  const rules = useQuery('rule.list', {}).value ?? [];
  const [rule, setRule] = useState('');
  const answer = useQuery('department.letters', rule === '' ? {} : { rule }).value;
  if (!answer || answer.sections.length === 0) return null;
  const title = say('department.letters', { rule: answer.rule });
  // What scrolls and holds nothing to press must be reached by keys itself (WCAG 2.1.1).
  const scrolled = { role: 'region', 'aria-label': title, tabIndex: 0 };
  return (
    <DepartmentPart title={title} {...(rule === '' ? { what: 'letters' as const } : {})}>
      <Choice
        label={say('department.rule')}
        value={rule}
        options={[
          { value: '', label: say('department.rule-common') },
          ...rules.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setRule}
      />
      <div className="department-scroll" {...scrolled}>
        <table className="department-table">
          <thead>
            <tr>
              <th scope="col">{say('department.section')}</th>
              {answer.letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.sections.map((section) => (
              <tr key={section.class}>
                <th scope="row">
                  {section.name} <span className="soft">{section.teacher}</span>
                </th>
                {section.counts === null ? (
                  <td colSpan={answer.letters.length} className="soft">
                    {say('department.no-letters')}
                  </td>
                ) : (
                  answer.letters.map((letter, i) => (
                    <td key={letter}>{section.counts?.[i] || ''}</td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </DepartmentPart>
  );
}
