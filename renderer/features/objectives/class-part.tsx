import type { Input, Output } from '#shared/contract/contract.ts';
import { METHODS } from '#shared/contract/types.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import './class-part.css';

type Class = Output<'class.get'>;
type Save = (fields: Omit<Input<'class.save'>, 'class'>) => void;

/** By which rules a class is judged. Each change is saved at once and is a step to undo. */
export function ClassPart({ classId }: { classId: string }) {
  const query = useQuery('class.get', { class: classId });
  const { run } = useCommand('class.save');
  return (
    <QueryGate query={query}>
      {(known) => {
        const save: Save = (fields) => void run({ class: classId, ...fields });
        return (
          <section className="class-part">
            <ClassNames known={known} save={save} />
            <ClassScale known={known} save={save} />
            <ClassMethod known={known} save={save} />
            <ClassSwitches known={known} save={save} />
          </section>
        );
      }}
    </QueryGate>
  );
}

interface PartProps {
  readonly known: Class;
  readonly save: Save;
}

function ClassNames({ known, save }: PartProps) {
  const say = useSay();
  return (
    <div className="two-fields">
      <LazyTextField
        label={say('class.name')}
        value={known.name}
        onSave={(name) => save({ name })}
        isRequired
      />
      <LazyTextField
        label={say('class.code')}
        value={known.code ?? ''}
        onSave={(code) => save({ code: code || null })}
      />
    </div>
  );
}

function ClassScale({ known, save }: PartProps) {
  const say = useSay();
  const scales = useQuery('scale.list', {}).value ?? [];
  const { levels } = known.scale;
  const cut = levels.findIndex((level) => level.key === known.threshold);
  return (
    <>
      <div className="two-fields">
        <Choice
          label={say('class.scale')}
          value={known.scale.id}
          onChange={(scale) => save({ scale, threshold: null })}
          options={scales.map((scale) => ({ value: scale.id, label: scale.name }))}
        />
        <Choice
          label={say('class.threshold')}
          value={known.threshold}
          onChange={(threshold) => save({ threshold })}
          options={levels.map((level) => ({ value: level.key, label: level.name }))}
        />
      </div>
      <ol className="class-levels">
        {levels.map((level, index) => (
          <li key={level.key} data-tone={toneOf(index, cut, levels.length)}>
            <LevelMark index={index} count={levels.length} />
            {level.name}
          </li>
        ))}
      </ol>
    </>
  );
}

const AVERAGING = new Set(['average', 'median', 'weighted', 'decaying', 'power-law']);
const WITH_PARAMETER = ['weighted', 'decaying', 'n-times', 'streak'] as const;

function ClassMethod({ known, save }: PartProps) {
  const say = useSay();
  const parameterOf = WITH_PARAMETER.find((method) => method === known.method);
  return (
    <>
      <div className="two-fields">
        <Choice
          label={say('class.method')}
          value={known.method}
          onChange={(value) => {
            const method = METHODS.find((one) => one === value);
            if (method) save({ method, parameter: null });
          }}
          options={METHODS.map((method) => ({ value: method, label: say(`method.${method}`) }))}
        />
        {parameterOf ? (
          <LazyTextField
            label={`${say('class.parameter')} (${say(`method.parameter-${parameterOf}`)})`}
            type="number"
            value={known.parameter === null ? '' : String(known.parameter)}
            onSave={(text) => save({ parameter: text === '' ? null : Number(text) })}
          />
        ) : null}
      </div>
      {AVERAGING.has(known.method) ? <p className="soft">{say('method.averaging')}</p> : null}
      <Choice
        label={say('class.scores')}
        value={known.scores}
        onChange={(value) => save({ scores: value === 'linear' ? 'linear' : 'cuts' })}
        options={[
          { value: 'cuts', label: say('class.scores-cuts') },
          { value: 'linear', label: say('class.scores-linear') },
        ]}
      />
    </>
  );
}

const SWITCHES = [
  ['selfPaced', 'class.self-paced'],
  ['moveNewcomers', 'class.move-newcomers'],
  ['moveAfterAbsence', 'class.move-after-absence'],
  ['makeUpsByTaskDate', 'class.make-ups'],
  ['confirmMultipleChoice', 'class.confirm'],
] as const;

function ClassSwitches({ known, save }: PartProps) {
  const say = useSay();
  return (
    <div className="class-switches">
      {SWITCHES.map(([name, label]) => (
        <CheckBox key={name} isChecked={known[name]} onChange={(isOn) => save({ [name]: isOn })}>
          {say(label)}
        </CheckBox>
      ))}
    </div>
  );
}
