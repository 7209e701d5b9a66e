import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, type Option, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { givenInstead } from './never-given.ts';
import {
  type DraftCondition,
  type DraftRow,
  emptyCondition,
  emptyRow,
  withOtherwise,
} from './rule-draft.ts';
import type { ProblemAt } from './rule-problems.ts';
import { HandInFields, RemoveRow, type RulePartProps, ScaleFields } from './rule-table-fields.tsx';

/** Letters with the conditions that must all hold for each; the first that holds is given. */
export function RuleConditionFields({
  draft,
  onChange,
  problemAt,
  classId,
}: RulePartProps & { readonly classId: string }) {
  const say = useSay();
  const scopes = useScopes(classId);
  const levels = useLevels(classId, draft.hasScale ? Number(draft.top) : null);
  const setRow = (key: number, patch: Partial<DraftRow>) =>
    onChange({
      ...draft,
      rows: draft.rows.map((row) => (row.key === key ? { ...row, ...patch } : row)),
    });
  return (
    <fieldset className="rule-part">
      <legend>{say('rule.conditions')}</legend>
      <div className="rule-letter" aria-hidden="true">
        <div className="rule-row rule-heads">
          <span className="rule-head">{say('rule.letter')}</span>
          <span />
          <span className="rule-head">{say('rule.code')}</span>
          <span className="rule-head">{say('rule.number')}</span>
          <span className="rule-head-space" />
        </div>
      </div>
      {draft.rows.map((row, i) => (
        <section key={row.key} className="rule-letter" aria-label={row.letter}>
          <div className="rule-row">
            <TextField
              label={say('rule.letter-of', { count: i + 1 })}
              isLabelHidden
              value={row.letter}
              onChange={(letter) => setRow(row.key, { letter })}
              problem={problemAt(`letters.${i}.letter`)}
            />
            <span className="soft rule-when">{say('rule.when')}</span>
            <HandInFields
              row={row}
              field={`letters.${i}.handIn`}
              onChange={(patch) => setRow(row.key, patch)}
              problemAt={problemAt}
            />
            <RemoveRow
              label={say('rule.remove-row', { letter: row.letter })}
              isDisabled={draft.rows.length <= 1}
              onPress={() =>
                onChange({ ...draft, rows: draft.rows.filter((other) => other.key !== row.key) })
              }
            />
          </div>
          {row.all.map((condition, n) => (
            <ConditionFields
              key={condition.key}
              condition={condition}
              at={`letters.${i}.all.${n}`}
              of={say('rule.condition-of', { letter: row.letter, count: n + 1 })}
              scopes={scopes}
              levels={levels}
              problemAt={problemAt}
              onChange={(next) =>
                setRow(row.key, {
                  all: row.all.map((other) => (other.key === condition.key ? next : other)),
                })
              }
              onRemove={() =>
                setRow(row.key, { all: row.all.filter((other) => other.key !== condition.key) })
              }
            />
          ))}
          <Problem text={problemAt(`letters.${i}.all`)} />
          <NeverGiven rows={draft.rows} at={i} />
          <div>
            <Button
              variant="quiet"
              onPress={() => setRow(row.key, { all: [...row.all, emptyCondition()] })}
            >
              {say('rule.add-condition')}
            </Button>
          </div>
        </section>
      ))}
      <Problem text={problemAt('letters', 'rule')} />
      <div className="rule-line">
        <TextField
          label={say('rule.otherwise')}
          value={draft.otherwise}
          onChange={(otherwise) => onChange(withOtherwise(draft, otherwise))}
          problem={problemAt('otherwise')}
        />
        <Button
          variant="quiet"
          onPress={() =>
            onChange({ ...draft, rows: [...draft.rows, emptyRow(true, draft.rows.length)] })
          }
        >
          {say('rule.add-letter')}
        </Button>
      </div>
      <ScaleFields draft={draft} onChange={onChange} problemAt={problemAt} />
    </fieldset>
  );
}

/** Says that a letter cannot be reached; the rule may be kept all the same. */
function NeverGiven({ rows, at }: { readonly rows: readonly DraftRow[]; readonly at: number }) {
  const say = useSay();
  const letter = givenInstead(rows, at);
  return letter === null ? null : (
    <p className="field-problem" role="status">
      {say('rule.never-given', { letter })}
    </p>
  );
}

function Problem({ text }: { readonly text: string | null }) {
  return text === null ? null : <p className="field-problem">{text}</p>;
}

interface ConditionFieldsProps {
  readonly condition: DraftCondition;
  readonly at: string;
  /** Which one it is, for people who hear the form. */
  readonly of: string;
  readonly scopes: readonly Option[];
  readonly levels: readonly Option[];
  readonly problemAt: ProblemAt;
  readonly onChange: (condition: DraftCondition) => void;
  readonly onRemove: () => void;
}

function ConditionFields(props: ConditionFieldsProps) {
  const { condition, at, of, scopes, levels, problemAt, onChange, onRemove } = props;
  const say = useSay();
  const set = (patch: Partial<DraftCondition>) => onChange({ ...condition, ...patch });
  const named = (what: string) => say('rule.field-of', { field: what, of });
  const wrong = problemAt(`${at}.atLeast`, `${at}.moreThan`);
  // The host counts shares from 0 to 1; the form speaks of percent.
  const wrongAmount = wrong && condition.measure !== 'count' ? say('rule.percent-range') : wrong;
  const measures: readonly Option[] = [
    { value: 'share', label: say('rule.at-least-percent') },
    { value: 'more-than', label: say('rule.more-than-percent') },
    { value: 'count', label: say('rule.at-least-count') },
    { value: 'none-below', label: say('rule.none-below') },
  ];
  return (
    <div className="rule-condition">
      <Choice
        label={named(say('rule.measure'))}
        isLabelHidden
        value={condition.measure}
        options={measures}
        onChange={(value) => set({ measure: value as DraftCondition['measure'] })}
        problem={problemAt(`${at}.measure`)}
      />
      {condition.measure === 'none-below' ? (
        <span />
      ) : (
        <TextField
          label={named(say('rule.amount'))}
          isLabelHidden
          value={condition.amount}
          onChange={(amount) => set({ amount })}
          problem={wrongAmount}
        />
      )}
      <Choice
        label={named(say('rule.scope'))}
        isLabelHidden
        value={condition.scope}
        options={withOwn(scopes, condition.scope)}
        onChange={(scope) => set({ scope })}
        problem={problemAt(`${at}.scope`, `${at}.scope.unit`)}
      />
      <Choice
        label={named(say('rule.level'))}
        isLabelHidden
        value={condition.level}
        options={withOwn(levels, condition.level)}
        onChange={(level) => set({ level })}
        problem={problemAt(`${at}.level`)}
      />
      <RemoveRow label={say('rule.remove-condition', { of })} onPress={onRemove} />
    </div>
  );
}

/** What a rule brought from elsewhere stays choosable. */
function withOwn(options: readonly Option[], value: string): readonly Option[] {
  if (options.some((option) => option.value === value)) return options;
  const label = value.replace(/^(?:unit|number):/, '');
  return [...options, { value, label }];
}

function useScopes(classId: string): readonly Option[] {
  const say = useSay();
  const objectives = useQuery('plan.get', { class: classId }).value?.objectives ?? [];
  const units = [...new Set(objectives.map((objective) => objective.unit))];
  return [
    { value: 'all', label: say('rule.scope-all') },
    { value: 'critical', label: say('rule.scope-critical') },
    { value: 'nice-to-know', label: say('rule.scope-nice-to-know') },
    { value: 'wholes', label: say('rule.scope-wholes') },
    ...units.map((unit) => ({ value: `unit:${unit}`, label: unit })),
  ];
}

/** Levels that mean the same everywhere, those of the class, and the numbers of the table's scale. */
function useLevels(classId: string, top: number | null): readonly Option[] {
  const say = useSay();
  const scale = useQuery('class.get', { class: classId }).value?.scale;
  const highest = top !== null && Number.isFinite(top) ? Math.min(top, 12) : -1;
  const numbers = Array.from({ length: Math.max(0, Math.floor(highest) + 1) }, (_, i) => i);
  return [
    { value: 'mastered', label: say('rule.level-mastered') },
    { value: 'above-threshold', label: say('rule.level-above') },
    { value: 'top', label: say('rule.level-top') },
    ...(scale?.levels ?? []).map((level) => ({
      value: level.key,
      label: say('rule.level-or-above', { name: level.name }),
    })),
    ...numbers.map((number) => ({
      value: `number:${number}`,
      label: say('rule.level-or-above', { name: number }),
    })),
  ];
}
