import { useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { METHODS } from '#shared/contract/types.ts';
import { methodNamed } from '#shared/domain/level/index.ts';
import { EraseDialog } from '../../app/erase-dialog.tsx';
import { go } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { ownTone } from '../../ui/own-level.ts';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import './class-part.css';
import { MethodStoryLine } from './method-story.tsx';
import { parameterName } from './parameter-name.ts';
import { ScaleDialog } from './scale-dialog.tsx';
import { SecondCut } from './second-cut.tsx';
import { type RulesChange, useRulesChange } from './use-rules-change.tsx';

type Class = Output<'class.get'>;
type Save = (fields: Omit<Input<'class.save'>, 'class'>) => void;

/**
 * By which rules a class is judged. A change is saved at once and is a step to undo; one that moves
 * cells shows them first.
 */
export function ClassPart({ classId }: { classId: string }) {
  const query = useQuery('class.get', { class: classId });
  const { run } = useCommand('class.save');
  const { change, question } = useRulesChange(classId);
  const say = useSay();
  const [isErasing, setErasing] = useState(false);
  return (
    <>
      <QueryGate query={query}>
        {(known) => {
          const save: Save = (fields) => void run({ class: classId, ...fields });
          return (
            <section className="class-part">
              <ClassNames known={known} save={save} />
              <ClassScale known={known} change={change} />
              <ClassMethod known={known} change={change} />
              <ClassSwitches known={known} save={save} />
              {question}
              <div className="class-erase">
                <Button variant="quiet" onPress={() => setErasing(true)}>
                  {say('erase.class')}
                </Button>
              </div>
            </section>
          );
        }}
      </QueryGate>
      {isErasing ? (
        <EraseDialog
          what={{ class: classId }}
          onClose={() => setErasing(false)}
          onErased={() => go({ at: 'home' }, 'replace')}
        />
      ) : null}
    </>
  );
}

interface PartProps {
  readonly known: Class;
  readonly save: Save;
}

interface RulesProps {
  readonly known: Class;
  readonly change: RulesChange['change'];
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

function ClassScale({ known, change }: RulesProps) {
  const say = useSay();
  const scales = useQuery('scale.list', {}).value ?? [];
  const [dialog, setDialog] = useState<'edit' | 'copy' | null>(null);
  const { levels } = known.scale;
  const cut = levels.findIndex((level) => level.key === known.threshold);
  return (
    <>
      <div className="two-fields">
        <Choice
          label={say('class.scale')}
          value={known.scale.id}
          onChange={(scale) => change({ scale, threshold: null })}
          options={scales.map((scale) => ({ value: scale.id, label: scale.name }))}
        />
        <Choice
          label={say('class.threshold')}
          value={known.threshold}
          onChange={(threshold) => change({ threshold })}
          options={levels.map((level) => ({ value: level.key, label: level.name }))}
        />
      </div>
      <Changes>
        <div className="class-scale-edit">
          {known.scale.builtIn ? null : (
            <button type="button" className="link" onClick={() => setDialog('edit')}>
              {say('scale.edit')}
            </button>
          )}
          <button type="button" className="link" onClick={() => setDialog('copy')}>
            {say('scale.copy')}
          </button>
        </div>
      </Changes>
      {dialog === null ? null : (
        <ScaleDialog
          scale={known.scale}
          isCopy={dialog === 'copy'}
          onSaved={(scale) => {
            if (dialog === 'copy') change({ scale, threshold: null });
          }}
          onClose={() => setDialog(null)}
        />
      )}
      <ol className="class-levels">
        {levels.map((level, index) => (
          <li key={level.key} data-tone={toneOf(index, cut, levels.length)} style={ownTone(level)}>
            <LevelMark index={index} count={levels.length} look={level} />
            {level.name}
          </li>
        ))}
      </ol>
    </>
  );
}

function ClassMethod({ known, change }: RulesProps) {
  const say = useSay();
  const { parameter: range, averages } = methodNamed(known.method);
  return (
    <>
      <div className="two-fields">
        <Choice
          label={say('class.method')}
          value={known.method}
          onChange={(value) => {
            const method = METHODS.find((one) => one === value);
            if (method) change({ method, parameter: null });
          }}
          options={METHODS.map((method) => ({ value: method, label: say(`method.${method}`) }))}
        />
        {range ? (
          <LazyTextField
            key={`${known.method} ${known.parameter}`}
            label={say('class.parameter', {
              what: say(`method.parameter-${parameterName(known.method)}`),
            })}
            type="number"
            value={String(known.parameter ?? range.initial)}
            hint={say('class.parameter-range', { from: range.from, to: range.to })}
            onSave={(text) => change({ parameter: text === '' ? null : Number(text) })}
            isRequired
          />
        ) : null}
      </div>
      <MethodStoryLine known={known} />
      {averages ? <SecondCut key={known.scale.id} known={known} /> : null}
      <Choice
        label={say('class.scores')}
        value={known.scores}
        onChange={(value) => change({ scores: value === 'linear' ? 'linear' : 'cuts' })}
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
