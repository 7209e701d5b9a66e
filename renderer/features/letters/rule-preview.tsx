import { useQuery } from '../../data/use-query.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import { RuleBars } from './rule-bars.tsx';

export interface RulePreviewProps {
  readonly classId: string;
  readonly term: string | null;
  readonly asOf: string;
  /** Null while something in it cannot be used. */
  readonly definition: object | null;
  readonly words: readonly string[];
}

/** What a rule says, and what it would do to the class: before and after, and who changes. */
export function RulePreview({ classId, term, asOf, definition, words }: RulePreviewProps) {
  const say = useSay();
  const now = useQuery('letters.get', { class: classId, term, asOf }).value?.rule;
  const compared = useQuery(
    'rule.compare',
    definition === null || now === undefined
      ? null
      : { class: classId, term, asOf, rules: [{ rule: now.id }, { definition }] },
  ).value;
  const changed = compared?.students.filter((student) => student.differs) ?? [];
  return (
    <aside className="rule-preview" aria-label={say('rule.preview')} aria-live="polite">
      {definition === null ? <p className="soft">{say('rule.preview-waits')}</p> : null}
      {compared && definition !== null ? (
        <>
          {compared.rules.map((rule, i) => (
            <section key={rule.id ?? 'draft'}>
              <h3 className="column-head">
                {i === 0 ? say('rule.now', { name: rule.name }) : say('rule.then')}
              </h3>
              <RuleBars letters={rule.letters} label={rule.name} />
            </section>
          ))}
          <section>
            <h3 className="column-head">
              {changed.length === 0
                ? say('rule.nobody-changes')
                : say('rule.changes', { count: changed.length })}
            </h3>
            <ul className="rule-changes">
              {changed.map((student) => (
                <li key={student.id}>
                  <PersonName>{student.name}</PersonName>
                  <span className="rule-change">
                    {student.letters.map((one) => shownLetter(one.letter)).join(' → ')}
                  </span>
                  <span className="soft small rule-why">{student.letters[1]?.why}</span>
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : null}
      <section>
        <h3 className="column-head">{say('rule.in-words')}</h3>
        <ul className="rule-words">
          {words.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
