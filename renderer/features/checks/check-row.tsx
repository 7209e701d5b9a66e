import { type KeyboardEvent, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { CORRECTIVE_KINDS, ROBUSTNESS, SUPPORTS } from '#shared/contract/types.ts';
import { levelKeys } from '../../grid/grid-keys.ts';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { LevelPicker } from '../../ui/level-picker.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { CheckOutlook } from './check-outlook.tsx';
import { aimedFor, type Checkable, type Checked, nameOf } from './checked.ts';
import { PhraseField } from './phrase-field.tsx';

export interface CheckRowProps {
  readonly student: Checkable;
  readonly checked: Checked;
  /** The version that counts: the chosen or the proposed one. */
  readonly version: string | null;
  readonly versions: readonly string[];
  readonly levels: Output<'class.get'>['scale']['levels'];
  readonly kind: string;
  /** Code of the objective. */
  readonly code: string;
  readonly isBelow: boolean;
  /** Coming class days. */
  readonly days: readonly string[];
  readonly onChange: (part: Partial<Checked>) => void;
  /** The last level was set by its key. */
  readonly onLast: () => void;
  /** The level to try for from now on; null: none. */
  readonly onRecommend: (level: string | null) => void;
}

/** One student of a check: a level by one key or tap, and what follows from it. */
export function CheckRow(props: CheckRowProps) {
  const { student, checked, version, versions, levels, kind, code, isBelow, days, onChange } =
    props;
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const name = student.called;
  const aimed = aimedFor(student, checked, levels);
  const keys = levelKeys(levels.map((level) => level.value));

  const onKey = (event: KeyboardEvent<HTMLLIElement>) => {
    const isTyping =
      event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (isTyping || event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey)
      return;
    const level = levels[keys.indexOf(event.key)];
    if (!level) return;
    event.preventDefault();
    onChange({ level: level.key });
    const next = event.currentTarget.nextElementSibling;
    if (next) next.querySelector<HTMLElement>('.level-choice')?.focus();
    else props.onLast();
  };
  return (
    <li className="check-row" onKeyDown={onKey}>
      <div className="check-main">
        <span className="check-name">
          <PersonName>{name}</PersonName>
          <span className="soft small">
            {say('check.attempts', { count: student.attempts })}
            {aimed === '' ? null : ` · ${say('check.tries', { level: nameOf(levels, aimed) })}`}
          </span>
        </span>
        <LevelPicker
          label={say('check.level', { name })}
          levels={levels}
          threshold={student.threshold}
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
      <CheckOutlook
        student={student}
        checked={checked}
        aimed={aimed}
        levels={levels}
        kind={kind}
        isBelow={isBelow}
      />
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
      {isBelow || isOpen || checked.feedback !== '' ? (
        <div className="check-full">
          <PhraseField
            label={say('check.feedback', { name })}
            value={checked.feedback}
            onChange={(feedback) => onChange({ feedback })}
          />
        </div>
      ) : null}
      {isOpen ? (
        <div className="check-full">
          <div className="check-pairs">
            <Choice
              label={say('check.aimed')}
              value={aimed}
              options={[
                { value: '', label: say('record.not-said') },
                ...levels.map((level) => ({ value: level.key, label: level.name })),
              ]}
              onChange={(value) => onChange({ aimed: value })}
            />
            <Choice
              label={say('check.recommend', { code })}
              value={student.recommended ?? ''}
              options={[
                { value: '', label: say('check.recommend-none') },
                ...levels.map((level) => ({ value: level.key, label: level.name })),
              ]}
              onChange={(value) => props.onRecommend(value || null)}
            />
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
