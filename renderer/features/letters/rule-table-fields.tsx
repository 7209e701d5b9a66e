import { usualHandIn } from '#shared/domain/letter/rule.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { type DraftRow, emptyRow, type RuleDraft } from './rule-draft.ts';
import type { ProblemAt } from './rule-problems.ts';

export interface RulePartProps {
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
  readonly problemAt: ProblemAt;
}

/** The rows of a table, best letter first, and the scale they were made for. */
export function RuleTableFields({ draft, onChange, problemAt }: RulePartProps) {
  const say = useSay();
  const setRow = (key: number, patch: Partial<DraftRow>) =>
    onChange({
      ...draft,
      rows: draft.rows.map((row) => (row.key === key ? { ...row, ...patch } : row)),
    });
  const add = () => {
    const fresh = emptyRow(false);
    // The last letter takes what is left, so a new one goes before it.
    onChange({ ...draft, rows: [...draft.rows.slice(0, -1), fresh, ...draft.rows.slice(-1)] });
  };
  const whole = problemAt('bounds');
  return (
    <fieldset className="rule-part">
      <legend>{say(draft.kind === 'percent' ? 'rule.table-percent' : 'rule.table-average')}</legend>
      <div className="rule-rows" data-columns="4">
        <span className="rule-head" aria-hidden="true">
          {say('rule.letter')}
        </span>
        <span className="rule-head" aria-hidden="true">
          {say('rule.from')}
        </span>
        <span className="rule-head" aria-hidden="true">
          {say('rule.code')}
        </span>
        <span className="rule-head" aria-hidden="true">
          {say('rule.number')}
        </span>
        <span />
        {draft.rows.map((row, i) => (
          <div key={row.key} className="rule-row">
            <TextField
              label={say('rule.letter-of', { count: i + 1 })}
              isLabelHidden
              value={row.letter}
              onChange={(letter) => setRow(row.key, { letter })}
              problem={problemAt(`bounds.${i}.letter`)}
            />
            <TextField
              label={say('rule.from-of', { letter: row.letter })}
              isLabelHidden
              value={row.from}
              onChange={(from) => setRow(row.key, { from })}
              problem={problemAt(`bounds.${i}.from`)}
            />
            <HandInFields
              row={row}
              field={`bounds.${i}.handIn`}
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
        ))}
      </div>
      {whole === null ? null : <p className="field-problem">{whole}</p>}
      <div>
        <Button variant="quiet" onPress={add}>
          {say('rule.add-letter')}
        </Button>
      </div>
      {draft.kind === 'average' ? (
        <ScaleFields draft={draft} onChange={onChange} problemAt={problemAt} />
      ) : null}
    </fieldset>
  );
}

export interface HandInFieldsProps {
  readonly row: DraftRow;
  readonly field: string;
  readonly onChange: (patch: Partial<DraftRow>) => void;
  readonly problemAt: ProblemAt;
}

/** The code and number that the school's system takes for a letter. */
export function HandInFields({ row, field, onChange, problemAt }: HandInFieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say('rule.code-of', { letter: row.letter })}
        isLabelHidden
        value={row.code}
        placeholder={row.letter}
        onChange={(code) => onChange({ code })}
        problem={problemAt(`${field}.code`)}
      />
      <TextField
        label={say('rule.number-of', { letter: row.letter })}
        isLabelHidden
        value={row.number}
        placeholder={String(usualHandIn(row.letter).number ?? '–')}
        onChange={(number) => onChange({ number })}
        problem={problemAt(`${field}.number`)}
      />
    </>
  );
}

export interface RemoveRowProps {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** Takes a row away. */
export function RemoveRow({ label, isDisabled, onPress }: RemoveRowProps) {
  return (
    <Button variant="quiet" label={label} isDisabled={isDisabled} onPress={onPress}>
      <span className="cross" aria-hidden="true" />
    </Button>
  );
}

/** The numbers that a table was made for; other scales are translated to them. */
export function ScaleFields({ draft, onChange, problemAt }: RulePartProps) {
  const say = useSay();
  return (
    <div className="rule-scale">
      <CheckBox
        isChecked={draft.hasScale}
        onChange={(hasScale) => onChange({ ...draft, hasScale })}
      >
        {say('rule.has-scale')}
      </CheckBox>
      {draft.hasScale ? (
        <div className="rule-three">
          <TextField
            label={say('rule.lowest')}
            value={draft.lowest}
            onChange={(lowest) => onChange({ ...draft, lowest })}
            problem={problemAt('scale.lowest')}
          />
          <TextField
            label={say('rule.threshold')}
            value={draft.threshold}
            onChange={(threshold) => onChange({ ...draft, threshold })}
            problem={problemAt('scale.threshold')}
          />
          <TextField
            label={say('rule.top')}
            value={draft.top}
            onChange={(top) => onChange({ ...draft, top })}
            problem={problemAt('scale.top')}
          />
        </div>
      ) : null}
    </div>
  );
}
