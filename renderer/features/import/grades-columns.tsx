import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { Button } from '../../ui/button.tsx';
import { DateButton } from '../../ui/date-button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ImportChoices, Preview } from './use-import.ts';

type Grades = NonNullable<Preview['grades']>;
type Column = Grades['columns'][number];
type Objective = Output<'plan.get'>['objectives'][number];
type Said = NonNullable<NonNullable<ImportChoices['map']>['columns']>[number];

export interface GradesColumnsProps {
  readonly grades: Grades;
  /** Nothing can be taken until one column is about an objective. */
  readonly isAsked: boolean;
  readonly objectives: readonly Objective[];
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

const SHOWN_AT_FIRST = 40;

/** Which column is about which objectives; what is said here is kept for the next export. */
export function GradesColumns({
  grades,
  isAsked,
  objectives,
  choices,
  onChoose,
}: GradesColumnsProps) {
  const say = useSay();
  const [showsAll, setShowsAll] = useState(false);
  const filled = grades.columns.filter((column) => column.filled > 0);
  const shown = showsAll ? filled : filled.slice(0, SHOWN_AT_FIRST);
  const change = (column: Column, more: Partial<Said>) => {
    const before = choices.map?.columns ?? [];
    const own: Said = {
      ...(before.find((one) => one.column === column.key) ?? {
        column: column.key,
        objectives: column.objectives.map(({ id }) => id),
      }),
      ...more,
    };
    const columns = [...before.filter((one) => one.column !== column.key), own];
    onChoose({ map: { ...choices.map, columns } });
  };
  return (
    <section className="import-section">
      <h3>{say(grades.isQuiz ? 'import.questions' : 'import.columns')}</h3>
      <p className={isAsked ? 'warm' : 'soft small'}>
        {say(isAsked ? 'import.columns-asked' : 'import.columns-hint')}
      </p>
      <ul className="import-columns" aria-label={say('import.columns')}>
        {shown.map((column) => (
          <ColumnRow
            key={column.key}
            column={column}
            isQuiz={grades.isQuiz}
            objectives={objectives}
            onChange={(more) => change(column, more)}
          />
        ))}
      </ul>
      {shown.length < filled.length ? (
        <Button variant="quiet" onPress={() => setShowsAll(true)}>
          {say('import.columns-all', { count: filled.length })}
        </Button>
      ) : null}
    </section>
  );
}

interface ColumnRowProps {
  readonly column: Column;
  readonly isQuiz: boolean;
  readonly objectives: readonly Objective[];
  readonly onChange: (more: Partial<Said>) => void;
}

function ColumnRow({ column, isQuiz, objectives, onChange }: ColumnRowProps) {
  const say = useSay();
  const format = useFormat();
  const chosen = column.objectives.map(({ id }) => id);
  const isLeftOut = chosen.length === 0;
  const set = (ids: readonly string[]) =>
    onChange({ objectives: ids.length > 0 ? [...ids] : null });
  const open = objectives.filter(({ id }) => !chosen.includes(id));
  return (
    <li data-open={isLeftOut}>
      <span className="import-column-title" dir="auto" title={column.title}>
        {column.title}
      </span>
      <span className="soft import-number">{say('import.filled', { count: column.filled })}</span>
      <span className="import-chips">
        {column.objectives.map(({ id, code }) => (
          <Button
            key={id}
            variant="quiet"
            className="import-chip"
            label={say('import.chip-remove', { code })}
            onPress={() => set(chosen.filter((one) => one !== id))}
          >
            {code}
            <span aria-hidden="true"> ×</span>
          </Button>
        ))}
        <Choice
          label={say('import.about', { column: column.title })}
          isLabelHidden
          isInline
          value=""
          onChange={(id) => set([...chosen, id])}
          options={[
            { value: '', label: say(isLeftOut ? 'import.left-out' : 'import.about-more') },
            ...open.map(({ id, code, statement }) => ({
              value: id,
              label: `${code} ${statement}`,
            })),
          ]}
        />
      </span>
      {isLeftOut ? (
        <span />
      ) : (
        <span className="import-column-facts">
          <span className="soft small" aria-hidden="true">
            {say('import.out-of')}
          </span>
          <Points column={column} onChange={(outOf) => onChange({ outOf })} />
          {isQuiz ? null : (
            <DateButton
              value={column.on}
              text={column.day === null ? say('import.taken-dated') : format.weekdayDay(column.day)}
              label={say('import.taken-on-of', { column: column.title })}
              onChange={(on) => onChange({ on })}
            />
          )}
        </span>
      )}
    </li>
  );
}

/** Points that the file itself names are shown; others are asked for. */
function Points({
  column,
  onChange,
}: {
  readonly column: Column;
  readonly onChange: (outOf: number | null) => void;
}) {
  const say = useSay();
  const [typed, setTyped] = useState(column.outOf === null ? '' : String(column.outOf));
  const said = Number(typed.replace(',', '.'));
  return (
    <TextField
      label={say('import.out-of-column', { column: column.title })}
      isLabelHidden
      isInline
      placeholder="?"
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed.trim() === '' || !(said > 0)) setTyped(column.outOf?.toString() ?? '');
        else if (said !== column.outOf) onChange(said);
      }}
    />
  );
}
