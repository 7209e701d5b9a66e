import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { type DraftWeight, freshKey, type RuleDraft } from './rule-draft.ts';
import { HandInFields, RemoveRow, type RulePartProps } from './rule-table-fields.tsx';

/** What counts, what has not been shown, and when there is no letter. */
export function RuleCountingFields({ draft, onChange, problemAt }: RulePartProps) {
  const say = useSay();
  return (
    <fieldset className="rule-part">
      <legend>{say('rule.counting')}</legend>
      <div className="two-fields">
        <Choice
          label={say('rule.counted')}
          value={draft.counted}
          onChange={(value) => onChange({ ...draft, counted: value as RuleDraft['counted'] })}
          problem={problemAt('counted')}
          options={[
            { value: 'due', label: say('rule.counted-due') },
            { value: 'assessed', label: say('rule.counted-assessed') },
            { value: 'planned', label: say('rule.counted-planned') },
          ]}
        />
        <Choice
          label={say('rule.span')}
          value={draft.span}
          isDisabled={draft.counted !== 'due'}
          onChange={(value) => onChange({ ...draft, span: value as RuleDraft['span'] })}
          problem={problemAt('span')}
          options={[
            { value: 'this-term', label: say('rule.span-term') },
            { value: 'semester', label: say('rule.span-semester') },
            { value: 'year', label: say('rule.span-year') },
          ]}
        />
        <Choice
          label={say('rule.not-assessed')}
          value={draft.notAssessed}
          onChange={(value) =>
            onChange({ ...draft, notAssessed: value as RuleDraft['notAssessed'] })
          }
          problem={problemAt('notAssessed')}
          options={[
            { value: 'by-class', label: say('rule.not-by-class') },
            { value: 'leave-out', label: say('rule.not-leave-out') },
            { value: 'lowest', label: say('rule.not-lowest') },
            { value: 'incomplete', label: say('rule.not-incomplete') },
          ]}
        />
        <TextField
          label={say('rule.minimum')}
          value={draft.minimumCounted}
          onChange={(minimumCounted) => onChange({ ...draft, minimumCounted })}
          problem={problemAt('minimumCounted')}
        />
        <TextField
          label={say('rule.incomplete')}
          value={draft.incompletePercent}
          onChange={(incompletePercent) => onChange({ ...draft, incompletePercent })}
          problem={problemAt('incompleteShare') && say('rule.percent-range')}
        />
      </div>
      <CheckBox
        isChecked={draft.criticalMustBeAssessed}
        onChange={(criticalMustBeAssessed) => onChange({ ...draft, criticalMustBeAssessed })}
      >
        {say('rule.critical-must')}
      </CheckBox>
      <div className="rule-outcomes">
        <span className="rule-head">{say('rule.outcomes')}</span>
        <span className="rule-head">{say('rule.code')}</span>
        <span className="rule-head">{say('rule.number')}</span>
        {draft.outcomes.map((row) => (
          <div key={row.key} className="rule-row">
            <strong>{row.letter}</strong>
            <HandInFields
              row={row}
              field={`handIn.${row.letter}`}
              problemAt={problemAt}
              onChange={(patch) =>
                onChange({
                  ...draft,
                  outcomes: draft.outcomes.map((one) =>
                    one.key === row.key ? { ...one, ...patch } : one,
                  ),
                })
              }
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** What weighs how much in an average or a percentage. */
export function RuleWeightFields({ draft, onChange, problemAt }: RulePartProps) {
  const say = useSay();
  const setWeight = (key: number, patch: Partial<DraftWeight>) =>
    onChange({
      ...draft,
      unitWeights: draft.unitWeights.map((one) => (one.key === key ? { ...one, ...patch } : one)),
    });
  const whole = problemAt('weights.units');
  return (
    <fieldset className="rule-part">
      <legend>{say('rule.weights')}</legend>
      <div className="two-fields">
        <TextField
          label={say('rule.critical-weight')}
          value={draft.criticalWeight}
          onChange={(criticalWeight) => onChange({ ...draft, criticalWeight })}
          problem={problemAt('weights.critical')}
        />
      </div>
      {draft.unitWeights.map((one, i) => (
        <div key={one.key} className="rule-weight">
          <TextField
            label={say('rule.unit-of', { count: i + 1 })}
            isLabelHidden
            value={one.unit}
            placeholder={say('rule.unit-name')}
            onChange={(unit) => setWeight(one.key, { unit })}
          />
          <TextField
            label={say('rule.weight-of', { unit: one.unit })}
            isLabelHidden
            value={one.weight}
            onChange={(weight) => setWeight(one.key, { weight })}
            problem={problemAt(`weights.units.${one.unit}`)}
          />
          <RemoveRow
            label={say('rule.remove-weight', { unit: one.unit })}
            onPress={() =>
              onChange({
                ...draft,
                unitWeights: draft.unitWeights.filter((other) => other.key !== one.key),
              })
            }
          />
        </div>
      ))}
      {whole === null ? null : <p className="field-problem">{whole}</p>}
      <div>
        <Button
          variant="quiet"
          onPress={() =>
            onChange({
              ...draft,
              unitWeights: [...draft.unitWeights, { key: freshKey(), unit: '', weight: '1' }],
            })
          }
        >
          {say('rule.add-weight')}
        </Button>
      </div>
      <p className="soft small">{say('rule.weights-hint')}</p>
    </fieldset>
  );
}
