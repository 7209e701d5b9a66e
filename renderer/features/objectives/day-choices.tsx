import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { type CalendarDay, type DaySpan, spanInOrder } from './day-span.ts';
import { ShiftRest } from './shift-rest.tsx';

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
  const [lost, setLost] = useState<Lost | null>(null);

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
    const met = days.filter((day) => day.on >= from && day.on <= to && day.meets).length;
    setLost(kind === 'meets' || met === 0 ? null : { from, by: met });
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
      {lost?.from === from ? (
        <LostDays classId={classId} lost={lost} onDone={() => setLost(null)} />
      ) : null}
      <TextField label={say('calendar.note')} value={note} onChange={setNote} />
      <CheckBox isChecked={isForAll} onChange={setForAll}>
        {say('calendar.all-classes')}
      </CheckBox>
    </section>
  );
}

/** Class days that were just taken away. */
interface Lost {
  readonly from: string;
  readonly by: number;
}

interface LostDaysProps {
  readonly classId: string;
  readonly lost: Lost;
  readonly onDone: () => void;
}

/** Offers to move the target dates from then on by as many class days as were lost. */
function LostDays({ classId, lost, onDone }: LostDaysProps) {
  const say = useSay();
  const plan = useQuery('plan.get', { class: classId }).value;
  const count = (plan?.objectives ?? []).filter(
    (one) => !one.leftOut && one.due !== null && one.due >= lost.from,
  ).length;
  if (count === 0) return null;
  return (
    <ShiftRest classId={classId} {...lost} onDone={onDone}>
      {say('shift.rest', { count })}
    </ShiftRest>
  );
}
