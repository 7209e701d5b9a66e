import { type KeyboardEvent, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { CORRECTIVE_KINDS, ROBUSTNESS, SUPPORTS } from '#shared/contract/types.ts';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { LevelPicker } from '../../ui/level-picker.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Checkable, Checked } from './checked.ts';
import { PhraseField } from './phrase-field.tsx';

export interface CheckRowProps {
  readonly student: Checkable;
  readonly checked: Checked;
  /** The version that counts: the chosen or the proposed one. */
  readonly version: string | null;
  readonly versions: readonly string[];
  readonly levels: Output<'class.get'>['scale']['levels'];
  readonly threshold: string;
  readonly isBelow: boolean;
  /** Coming class days. */
  readonly days: readonly string[];
  readonly onChange: (part: Partial<Checked>) => void;
}

/** One student of a check: a level by one key or tap, and what follows from it. */
export function CheckRow(props: CheckRowProps) {
  const { student, checked, version, versions, levels, threshold, isBelow, days, onChange } = props;
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const name = student.called;
  const isWhole = levels.every((level) => Number.isInteger(level.value) && level.value <= 9);

  const onKey = (event: KeyboardEvent<HTMLLIElement>) => {
    const isTyping =
      event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (isTyping || event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey)
      return;
    const typed = Number.parseInt(event.key, 10);
    const level = isWhole ? levels.find((one) => one.value === typed) : levels[typed - 1];
    if (!level) return;
    event.preventDefault();
    onChange({ level: level.key });
    const next = event.currentTarget.nextElementSibling;
    next?.querySelector<HTMLElement>('.level-choice')?.focus();
  };
  return (
    <li className="check-row" onKeyDown={onKey}>
      <div className="check-main">
        <span className="check-name">
          <PersonName>{name}</PersonName>
          <span className="soft small">{say('check.attempts', { count: student.attempts })}</span>
        </span>
        <LevelPicker
          label={say('check.level', { name })}
          levels={levels}
          threshold={threshold}
          value={checked.level}
          onChange={(level) => onChange({ level })}
        />
        {versions.length > 0 ? (
          <Choice
            label={say('check.version', { name })}
            isLabelHidden
            isInline
            value={version ?? ''}
            options={versions.map((one) => ({ value: one, label: one }))}
            onChange={(value) => onChange({ version: value })}
          />
        ) : null}
        <button
          type="button"
          className="link check-more"
          aria-expanded={isOpen}
          aria-label={say('check.more', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {say('check.more-short')}
        </button>
      </div>
      {isBelow ? (
        <div className="check-follows">
          <Choice
            label={say('check.help')}
            value={checked.corrective}
            options={[
              { value: '', label: say('check.no-help') },
              ...CORRECTIVE_KINDS.map((one) => ({ value: one, label: say(`corrective.${one}`) })),
            ]}
            onChange={(corrective) => onChange({ corrective })}
          />
          <Choice
            label={say('check.again')}
            value={checked.recheck}
            options={[
              { value: '', label: say('check.again-none') },
              ...days.slice(0, 10).map((day) => ({ value: day, label: format.weekdayDay(day) })),
            ]}
            onChange={(recheck) => onChange({ recheck })}
          />
        </div>
      ) : null}
      {isOpen ? (
        <div className="check-full">
          <PhraseField
            label={say('check.feedback', { name })}
            value={checked.feedback}
            onChange={(feedback) => onChange({ feedback })}
          />
          <div className="two-fields">
            <Choice
              label={say('record.support')}
              value={checked.support}
              options={[
                { value: '', label: say('record.not-said') },
                ...SUPPORTS.map((one) => ({ value: one, label: say(`support.${one}`) })),
              ]}
              onChange={(support) => onChange({ support })}
            />
            <Choice
              label={say('record.robust')}
              value={checked.robust}
              options={[
                { value: '', label: say('record.not-said') },
                ...ROBUSTNESS.map((one) => ({ value: one, label: say(`robust.${one}`) })),
              ]}
              onChange={(robust) => onChange({ robust })}
            />
          </div>
        </div>
      ) : null}
    </li>
  );
}
