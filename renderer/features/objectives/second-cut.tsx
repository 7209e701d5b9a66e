import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { useRulesQuestion } from './use-rules-change.tsx';

type Class = Output<'class.get'>;

/** Asks for the lower cut of calculated values where an average would hardly reach the threshold. */
export function SecondCut({ known }: { known: Class }) {
  const say = useSay();
  const { scale, threshold } = known;
  const [text, setText] = useState(
    scale.calculatedThreshold === null ? '' : String(scale.calculatedThreshold),
  );
  const saving = useCommand('scale.save');
  const { ask, question } = useRulesQuestion();
  const choosing = useCommand('class.save');
  const lowest = scale.levels[0]?.value ?? 0;
  const top = scale.levels.find((level) => level.key === threshold)?.value ?? lowest;
  const number = text.trim() === '' ? null : Number(text.replace(',', '.'));
  const isOff = number !== null && !(number > lowest && number <= top);
  // A threshold of the class's own is compared with as it is.
  if (threshold !== scale.threshold) return <p className="soft">{say('cut.own-threshold')}</p>;
  const save = async () => {
    const levels = scale.levels.map(({ key, name, value, cut, glyph, colour }) => ({
      key,
      name,
      value,
      cut,
      glyph,
      colour,
    }));
    const fields = { threshold: scale.threshold, calculatedThreshold: number, levels };
    if (!scale.builtIn) {
      const input = { scale: scale.id, name: scale.name, ...fields };
      await ask('scale.preview', input, () => saving.run(input));
      return;
    }
    const name = say('cut.copy-name', { scale: scale.name, cut: number ?? '' });
    const made = await saving.run({ copyOf: scale.id, name, ...fields });
    if (made) await choosing.run({ class: known.id, scale: made.scale });
  };
  const isSame = number === scale.calculatedThreshold;
  return (
    <form
      className="second-cut"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOff && !isSame) void save();
      }}
    >
      <TextField
        label={say('cut.label')}
        value={text}
        onChange={setText}
        hint={say(scale.builtIn ? 'cut.hint-copy' : 'cut.hint', { top })}
        problem={isOff ? say('cut.problem', { lowest, top }) : null}
      />
      <Button type="submit" isDisabled={isOff || isSame || saving.running}>
        {say('override.do')}
      </Button>
      {question}
    </form>
  );
}
