import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';
import { useDayWord } from './day-word.ts';
import { StudentLink } from './student-link.tsx';
import type { Today } from './today-view.tsx';

/** Talks agreed outside class: who, when and where, and whether somebody came. */
export function AppointmentsPart({ today }: { today: Today }) {
  const say = useSay();
  const showStep = useStepToast();
  const dayWord = useDayWord(today.on);
  const { run: remove } = useCommand('appointment.remove');
  const list = useQuery('appointment.list', { class: today.class.id, on: today.on }).value ?? [];
  if (list.length === 0) return null;
  const takeBack = async (appointment: string) => {
    if (await remove({ appointment })) showStep(say('appointment.gone'));
  };
  return (
    <section className="aside-section">
      <h3>{say('appointment.list')}</h3>
      <ul>
        {list.map((one) => (
          <li key={one.appointment} className="appointment-line">
            <span>
              <StudentLink classId={today.class.id} student={one} />{' '}
              <span className="soft">
                {dayWord(one.on)}
                {one.note === null ? null : `, ${one.note}`}
              </span>{' '}
              <span className={one.state === 'missed' ? 'warm' : 'soft'}>
                {say(`appointment.${one.state}`)}
              </span>
            </span>
            {one.state === 'ahead' || one.state === 'today' || one.state === 'missed' ? (
              <Button
                variant="quiet"
                label={say('appointment.remove-of', { student: one.called })}
                onPress={() => void takeBack(one.appointment)}
              >
                <span className="cross" aria-hidden="true" />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
