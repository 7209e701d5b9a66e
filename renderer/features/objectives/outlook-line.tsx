import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { addDays } from '#shared/domain/time.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

type Outlook = Output<'plan.outlook'>;

/** How far the class comes at its pace; from here dates move and the plan gives. */
export function OutlookLine({ classId }: { classId: string }) {
  const say = useSay();
  const format = useFormat();
  const outlook = useQuery('plan.outlook', { class: classId }).value;
  const [open, setOpen] = useState<'give' | 'shift' | null>(null);
  if (!outlook) return null;
  const over = outlook.remaining - outlook.fits;
  const isKnown = outlook.perObjective !== null && outlook.last !== null;
  return (
    <div className="choice-line outlook">
      <span className="soft">
        {say(outlook.last === null ? 'pace.finished-only' : 'pace.finished', {
          done: outlook.finished,
          all: outlook.finished + outlook.remaining,
          days: outlook.daysLeft,
        })}
        {' · '}
        {outlook.late.length === 0 ? null : (
          <>
            <b className="warm">{say('pace.late', { count: outlook.late.length })}</b>
            {' · '}
          </>
        )}
        {outlook.early === 0
          ? null
          : `${say(outlook.late.length === 0 ? 'pace.only-early' : 'pace.early', { count: outlook.early })} · `}
        {outlook.doneBy === null
          ? isKnown
            ? say('pace.fits')
            : say('pace.unknown')
          : say('pace.done-by', { day: format.day(outlook.doneBy, outlook.on) })}
      </span>
      {isKnown && over > 0 ? (
        <strong className="warm">{say('pace.over', { count: over })}</strong>
      ) : null}
      <span className="line-gap" />
      <span className="outlook-do">
        <Button onPress={() => setOpen('shift')}>{say('pace.shift')}</Button>
        {isKnown ? <Button onPress={() => setOpen('give')}>{say('pace.gives')}</Button> : null}
      </span>
      {open === 'give' ? (
        <GiveDialog classId={classId} outlook={outlook} onClose={() => setOpen(null)} />
      ) : open === 'shift' ? (
        <ShiftDialog classId={classId} today={outlook.on} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  );
}

interface GiveProps {
  readonly classId: string;
  readonly outlook: Outlook;
  readonly onClose: () => void;
}

function GiveDialog({ classId, outlook, onClose }: GiveProps) {
  const say = useSay();
  const showStep = useStepToast();
  const { run, running } = useCommand('plan.redate');
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const drop = outlook.drop.filter((one) => !kept.has(one.id)).map((one) => one.id);
  const give = async () => {
    const done = await run({ class: classId, from: addDays(outlook.on, 1), drop });
    if (!done) return;
    showStep(say(done.dropped > 0 ? 'give.done' : 'give.done-spread', { ...done }));
    onClose();
  };
  return (
    <Dialog
      title={say('give.title')}
      isOpen
      onClose={onClose}
      foot={
        outlook.remaining === 0 ? (
          <Button onPress={onClose}>{say('ui.close')}</Button>
        ) : (
          <DialogFoot
            main={say(drop.length > 0 ? 'give.run' : 'give.spread')}
            onMain={give}
            isDisabled={running || outlook.daysLeft === 0}
            onCancel={onClose}
          />
        )
      }
    >
      <p>
        {outlook.drop.length + outlook.short === 0
          ? say(outlook.remaining === 0 ? 'give.finished' : 'give.nothing')
          : say('give.text', {
              pace: outlook.perObjective ?? 0,
              days: outlook.daysLeft,
              fits: outlook.fits,
              remaining: outlook.remaining,
            })}
      </p>
      {outlook.drop.length > 0 ? (
        <fieldset className="give-list">
          <legend className="field-label">{say('give.choose')}</legend>
          {outlook.drop.map((one) => (
            <CheckBox
              key={one.id}
              isChecked={!kept.has(one.id)}
              onChange={(isGone) => {
                const next = new Set(kept);
                if (isGone) next.delete(one.id);
                else next.add(one.id);
                setKept(next);
              }}
            >
              <b>{one.code}</b> {one.statement}
            </CheckBox>
          ))}
        </fieldset>
      ) : null}
      {outlook.short > 0 ? (
        <p className="warm">{say('give.short', { count: outlook.short })}</p>
      ) : null}
    </Dialog>
  );
}

interface ShiftProps {
  readonly classId: string;
  readonly today: string;
  readonly onClose: () => void;
}

function ShiftDialog({ classId, today, onClose }: ShiftProps) {
  const say = useSay();
  const showStep = useStepToast();
  const { run, running } = useCommand('plan.shift');
  const [from, setFrom] = useState(today);
  const [by, setBy] = useState('1');
  const days = Number(by);
  const isUsable = from !== '' && Number.isInteger(days) && days !== 0 && Math.abs(days) <= 60;
  const shift = async () => {
    const done = await run({ class: classId, from, by: days });
    if (!done) return;
    const beyond = done.beyond > 0 ? ` ${say('shift.beyond', { count: done.beyond })}` : '';
    showStep(`${say('shift.done', { count: done.moved })}.${beyond}`);
    onClose();
  };
  return (
    <Dialog
      title={say('shift.title')}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('shift.run')}
          onMain={shift}
          isDisabled={!isUsable || running}
          onCancel={onClose}
        />
      }
    >
      <p>{say('shift.text')}</p>
      <div className="two-fields">
        <TextField label={say('shift.from')} type="date" value={from} onChange={setFrom} />
        <TextField label={say('shift.by')} type="number" value={by} onChange={setBy} />
      </div>
    </Dialog>
  );
}
