import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Plan } from './plan-part.tsx';

export interface SpreadDialogProps {
  readonly classId: string;
  readonly plan: Plan;
  readonly onClose: () => void;
}

/** Target dates over the class days between two dates. */
export function SpreadDialog({ classId, plan, onClose }: SpreadDialogProps) {
  const say = useSay();
  const showStep = useStepToast();
  const spread = useCommand('plan.spread');
  const known = useQuery('class.get', { class: classId }).value;
  const [course, setCourse] = useState(plan.courses[0]?.id ?? '');
  const [start, setStart] = useState<string | null>(null);
  const [end, setEnd] = useState<string | null>(null);
  const [by, setBy] = useState<'unit' | 'objective'>('unit');
  const from = start ?? known?.first ?? '';
  const to = end ?? known?.last ?? '';

  const run = async (span: { start: string | null; end: string | null }) => {
    const done = await spread.run({ class: classId, course, ...span, by });
    if (!done) return;
    const isNone = done.dated === 0 && span.start === null;
    showStep(say(isNone ? 'spread.none-brought' : 'spread.done', { count: done.dated }));
    onClose();
  };

  return (
    <Dialog
      title={say('spread.title')}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('spread.run')}
          onMain={() => run({ start: from, end: to })}
          isDisabled={spread.running || course === '' || from === '' || to === '' || from > to}
          onCancel={onClose}
        >
          <Button
            isDisabled={spread.running || course === ''}
            onPress={() => void run({ start: null, end: null })}
          >
            {say('spread.brought')}
          </Button>
        </DialogFoot>
      }
    >
      {plan.courses.length > 1 ? (
        <Choice
          label={say('spread.course')}
          value={course}
          onChange={setCourse}
          options={plan.courses.map((one) => ({ value: one.id, label: one.name }))}
        />
      ) : null}
      <div className="two-fields">
        <TextField label={say('spread.start')} type="date" value={from} onChange={setStart} />
        <TextField
          label={say('spread.end')}
          type="date"
          value={to}
          min={from}
          onChange={setEnd}
          problem={from !== '' && to !== '' && from > to ? say('spread.backwards') : null}
        />
      </div>
      <Choice
        label={say('spread.by')}
        value={by}
        onChange={(value) => setBy(value === 'objective' ? 'objective' : 'unit')}
        options={[
          { value: 'unit', label: say('spread.by-unit') },
          { value: 'objective', label: say('spread.by-objective') },
        ]}
        hint={say('spread.hint')}
      />
    </Dialog>
  );
}
