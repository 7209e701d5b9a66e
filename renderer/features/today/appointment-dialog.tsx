import { useState } from 'react';
import { addDays } from '#shared/domain/time.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { useDayWord } from './day-word.ts';
import type { Today } from './today-view.tsx';

export interface AppointmentDialogProps {
  readonly line: Today['students'][number];
  readonly today: Today;
  readonly onClose: () => void;
}

/** A talk outside class: a day, and when and where. */
export function AppointmentDialog({ line, today, onClose }: AppointmentDialogProps) {
  const say = useSay();
  const showStep = useStepToast();
  const dayWord = useDayWord(today.on);
  const { run: set, running } = useCommand('appointment.set');
  const { run: remove } = useCommand('appointment.remove');
  const { appointment } = line;
  const [on, setOn] = useState(appointment?.on ?? addDays(today.on, 1));
  const [note, setNote] = useState(appointment?.note ?? '');
  const name = <PersonName>{line.called}</PersonName>;

  const save = async () => {
    const made = await set({
      class: today.class.id,
      student: line.id,
      madeOn: today.on,
      on,
      note: note.trim() === '' ? null : note.trim(),
    });
    if (!made) return;
    showStep(
      <>
        {say('appointment.saved', { day: dayWord(on) })}
        {name}
      </>,
    );
    onClose();
  };
  const takeBack = async () => {
    if (!appointment || !(await remove({ appointment: appointment.id }))) return;
    showStep(
      <>
        {say('appointment.removed')}
        {name}
      </>,
    );
    onClose();
  };
  return (
    <Dialog
      title={say('appointment.title')}
      isOpen
      onClose={onClose}
      size="small"
      foot={
        <>
          {appointment ? (
            <Button onPress={() => void takeBack()}>{say('appointment.remove')}</Button>
          ) : null}
          <Button variant="main" isDisabled={running || on === ''} onPress={() => void save()}>
            {say('appointment.save')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{name}</strong>
      </p>
      <TextField
        label={say('appointment.on')}
        type="date"
        value={on}
        min={today.on}
        onChange={setOn}
      />
      <TextField label={say('appointment.note')} value={note} onChange={setNote} autoFocus />
    </Dialog>
  );
}
