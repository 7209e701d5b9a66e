import { oncePerTerm } from '#shared/domain/term.ts';
import { useQuery } from '../../data/use-query.ts';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ByRule } from './by-rule.ts';
import { DepartmentPart } from './department-part.tsx';

export interface LettersProps {
  readonly byRule: ByRule;
  readonly onByRule: (byRule: ByRule) => void;
}

/** Letters of all sections by one common rule, up to now or of a term. */
export function Letters({ byRule, onByRule }: LettersProps) {
  const say = useSay();
  const rules = useQuery('rule.list', {}).value ?? [];
  const terms = oncePerTerm(useQuery('term.list', {}).value ?? []);
  const { rule = '', term = null } = byRule;
  const answer = useQuery('department.letters', byRule).value;
  const choose = (nextRule: string, nextTerm: string | null) =>
    onByRule({ ...(nextRule && { rule: nextRule }), ...(nextTerm && { term: nextTerm }) });
  if (!answer || answer.sections.length === 0) return null;
  const title = lettersTitle(say, answer);
  // What scrolls and holds nothing to press must be reached by keys itself (WCAG 2.1.1).
  const scrolled = { role: 'region', 'aria-label': title, tabIndex: 0 };
  return (
    <DepartmentPart title={title} what="letters" byRule={byRule}>
      <div className="department-choices">
        <Choice
          label={say('department.rule')}
          value={rule}
          options={[
            { value: '', label: say('department.rule-common') },
            ...rules.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(next) => choose(next, term)}
        />
        {terms.length === 0 ? null : (
          <Choice
            label={say('department.term')}
            value={term ?? ''}
            options={[
              { value: '', label: say('department.term-none') },
              ...terms.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(next) => choose(rule, next)}
          />
        )}
      </div>
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

/** The heading of letters: their rule, and the term they are of. */
export function lettersTitle(
  say: ReturnType<typeof useSay>,
  { rule, term }: { readonly rule: string; readonly term: string | null },
): string {
  return term === null
    ? say('department.letters', { rule })
    : say('department.letters-of-term', { rule, term });
}
