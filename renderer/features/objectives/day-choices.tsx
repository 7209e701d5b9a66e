import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { type CalendarDay, type DaySpan, spanInOrder } from './day-span.ts';

export interface DayChoicesProps {
  readonly classId: string;
  readonly span: DaySpan;
  readonly days: readonly CalendarDay[];
}

const KINDS = ['off', 'missed', 'short', 'meets'] as const;

/** What the chosen days are. */
export function DayChoices({ classId, span, days }: DayChoicesProps) {
  const say = useSay();
  const format = useFormat();
  const showStep = useStepToast();
  const { run, running } = useCommand('calendar.set');
  const [isForAll, setForAll] = useState(false);
  const { from, to } = spanInOrder(span);
  const known = days.find((day) => day.on === from);
  const [note, setNote] = useState('');

  const set = async (kind: (typeof KINDS)[number]) => {
    const done = await run({
      class: isForAll ? null : classId,
      from,
      to,
      kind,
      note: note.trim() || null,
    });
    if (!done) return;
    setNote('');
    showStep(say('calendar.set'));
  };

  return (
    <section className="day-choices">
      <h3>
        {from === to
          ? format.longDay(from)
          : say('calendar.chosen', { from: format.longDay(from), to: format.longDay(to) })}
      </h3>
      <div className="day-choices-kinds">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            isDisabled={running}
            isPressed={from === to && known?.kind === kind}
            onPress={() => void set(kind)}
          >
            {say(kind === 'meets' ? 'calendar.as-pattern' : `calendar.${kind}`)}
          </Button>
        ))}
      </div>
      <TextField label={say('calendar.note')} value={note} onChange={setNote} />
      <CheckBox isChecked={isForAll} onChange={setForAll}>
        {say('calendar.all-classes')}
      </CheckBox>
    </section>
  );
}
