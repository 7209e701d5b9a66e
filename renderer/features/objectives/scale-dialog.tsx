import { type ReactNode, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { keyFor, type LevelDraft, scaleObjection } from '#shared/domain/scale-rules.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import type { OwnLook } from '../../ui/own-level.ts';
import { useSay } from '../../ui/say.tsx';
import './scale-dialog.css';
import { useRulesQuestion } from './use-rules-change.tsx';

type Scale = Output<'scale.list'>[number];

/** A level as it is typed. */
interface LevelFields {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** Percent of a score. */
  readonly cut: string;
  readonly glyph: string;
  readonly colour: string;
}

export interface ScaleDialogProps {
  readonly scale: Scale;
  /** A copy of the scale is saved; built-in ones never change. */
  readonly isCopy: boolean;
  readonly onSaved: (scale: string) => void;
  readonly onClose: () => void;
}

const fieldsOf = (level: Scale['levels'][number]): LevelFields => ({
  key: level.key,
  name: level.name,
  value: String(level.value),
  cut: level.cut === null ? '' : String(Number((level.cut * 100).toFixed(4))),
  glyph: level.glyph ?? '',
  colour: level.colour ?? '',
});

const numberOf = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));

const draftOf = (fields: LevelFields): LevelDraft => ({
  key: fields.key,
  name: fields.name.trim(),
  value: numberOf(fields.value),
  cut: fields.cut.trim() === '' ? null : Number((numberOf(fields.cut) / 100).toFixed(6)),
  glyph: fields.glyph.trim() || null,
  colour: fields.colour.trim() || null,
});

/** A scale with its levels, changed or copied; what is wrong stands at its field. */
export function ScaleDialog({ scale, isCopy, onSaved, onClose }: ScaleDialogProps) {
  const say = useSay();
  const { run, running } = useCommand('scale.save');
  const [name, setName] = useState(
    isCopy ? say('scale.copy-of', { name: scale.name }) : scale.name,
  );
  const [threshold, setThreshold] = useState(scale.threshold);
  const [second, setSecond] = useState(
    scale.calculatedThreshold === null ? '' : String(scale.calculatedThreshold),
  );
  const [levels, setLevels] = useState(() => scale.levels.map(fieldsOf));
  const draft = {
    name: name.trim(),
    threshold,
    calculatedThreshold: second.trim() === '' ? null : numberOf(second),
    levels: levels.map(draftOf),
  };
  const objection = scaleObjection(draft);
  const problemAt = (what: string, level: number | null = null) =>
    objection?.what === what && objection.level === level
      ? say(objection.why.key, objection.why.params)
      : null;
  const change = (at: number, part: Partial<LevelFields>) =>
    setLevels((before) => before.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const add = () => {
    const title = say('scale.new-level');
    const key = keyFor(
      title,
      levels.map((level) => level.key),
    );
    const value = Math.max(0, ...draft.levels.map((level) => level.value || 0)) + 1;
    setLevels([
      ...levels,
      { key, name: title, value: String(value), cut: '', glyph: '', colour: '' },
    ]);
  };
  const { ask, question } = useRulesQuestion();
  const save = async () => {
    const which = isCopy ? { copyOf: scale.id } : { scale: scale.id };
    const saved = await run({ ...which, ...draft });
    if (!saved) return;
    onSaved(saved.scale);
    onClose();
  };
  // A copy counts for nobody yet; a scale in use is looked at first, in every class.
  const saveOrAsk = () =>
    isCopy ? save() : ask('scale.preview', { scale: scale.id, ...draft }, save);
  return (
    <Dialog
      title={say(isCopy ? 'scale.copy-title' : 'scale.edit-title')}
      isOpen
      size="large"
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('ui.save')}
          onMain={saveOrAsk}
          isDisabled={objection !== null || running}
          onCancel={onClose}
        />
      }
    >
      <div className="scale-form">
        <div className="two-fields">
          <TextField
            label={say('scale.name')}
            value={name}
            onChange={setName}
            problem={problemAt('name')}
          />
          <Choice
            label={say('class.threshold')}
            value={threshold}
            onChange={setThreshold}
            options={levels.map((level) => ({ value: level.key, label: level.name }))}
            problem={problemAt('threshold')}
          />
          <TextField
            label={say('cut.label')}
            value={second}
            onChange={setSecond}
            problem={problemAt('calculatedThreshold')}
          />
        </div>
        {levels.map((level, i) => (
          <LevelLine
            key={level.key}
            level={level}
            mark={<LevelMark index={i} count={levels.length} look={lookOf(draft.levels[i])} />}
            problemAt={(what) => problemAt(what, i)}
            onChange={(part) => change(i, part)}
            onRemove={() => setLevels(levels.filter((_, at) => at !== i))}
          />
        ))}
        {problemAt('levels') ? <p className="field-problem">{problemAt('levels')}</p> : null}
        <p className="field-hint">{say('scale.hint')}</p>
        <Button onPress={add}>{say('scale.add-level')}</Button>
      </div>
      {question}
    </Dialog>
  );
}

/** What is half typed is not drawn. */
const lookOf = (level: LevelDraft | undefined): OwnLook => ({
  glyph: level?.glyph ?? null,
  colour: /^#[0-9a-f]{6}$/i.test(level?.colour ?? '') ? (level?.colour ?? null) : null,
});

/** Signs to choose: none (drawn by place), the rings that are drawn, and some that every font has. */
const SIGNS = ['', '○', '◔', '◑', '◕', '●', '–', '+', '✓', '★', '✗'];

interface LevelLineProps {
  readonly level: LevelFields;
  /** How the level looks as it is typed. */
  readonly mark: ReactNode;
  readonly problemAt: (what: string) => string | null;
  readonly onChange: (part: Partial<LevelFields>) => void;
  readonly onRemove: () => void;
}

function LevelLine({ level, mark, problemAt, onChange, onRemove }: LevelLineProps) {
  const say = useSay();
  const { colour } = lookOf({ ...draftOf(level) });
  // A sign from elsewhere, an import or an older scale, stays to choose.
  const signs = [...new Set([...SIGNS, level.glyph])];
  const members = [
    ['name', 'name'],
    ['value', 'number'],
    ['cut', 'cut'],
  ] as const;
  return (
    <fieldset className="scale-level" aria-label={level.name}>
      <span className="scale-level-mark">{mark}</span>
      {members.map(([member, what]) => (
        <TextField
          key={member}
          label={say(`scale.level-${member}`)}
          value={level[member]}
          onChange={(text) => onChange({ [member]: text })}
          problem={problemAt(what)}
        />
      ))}
      <Choice
        label={say('scale.level-glyph')}
        value={level.glyph}
        options={signs.map((sign) => ({ value: sign, label: sign || say('scale.sign-drawn') }))}
        onChange={(glyph) => onChange({ glyph })}
        problem={problemAt('glyph')}
      />
      <div className="field">
        <span className="field-label">{say('scale.level-colour')}</span>
        <span className="scale-colour">
          <input
            type="color"
            aria-label={say('scale.colour-of', { name: level.name })}
            value={colour ?? '#b5dedb'}
            data-own={colour !== null}
            onChange={(event) => onChange({ colour: event.target.value })}
          />
          {colour === null ? null : (
            <button type="button" className="link" onClick={() => onChange({ colour: '' })}>
              {say('scale.colour-none')}
            </button>
          )}
        </span>
        {problemAt('colour') ? <span className="field-problem">{problemAt('colour')}</span> : null}
      </div>
      <Button variant="quiet" label={say('scale.remove', { name: level.name })} onPress={onRemove}>
        <span className="cross" aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
