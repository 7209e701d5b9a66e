import type { Input, Output } from '#shared/contract/contract.ts';
import { WEEKDAYS } from '#shared/domain/time.ts';
import { useCommand } from '../../data/use-command.ts';
import { CheckBox } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { useSay } from '../../ui/say.tsx';

/** A Monday; the names of weekdays are taken from the week it begins. */
const SOME_MONDAY = 5;

/** The pattern of class days: weekdays or a rotation, between a first and a last day. */
export function CalendarPattern({ known }: { known: Output<'class.get'> }) {
  const say = useSay();
  const format = useFormat();
  const { run } = useCommand('class.save');
  const save = (fields: Omit<Input<'class.save'>, 'class'>) =>
    void run({ class: known.id, ...fields });
  const rotation = known.rotation ?? [];
  return (
    <div className="calendar-pattern">
      <fieldset>
        <legend className="field-label">{say('calendar.weekdays')}</legend>
        {WEEKDAYS.map((day, index) => (
          <CheckBox
            key={day}
            isChecked={known.days.includes(day)}
            onChange={(isOn) =>
              save({
                days: WEEKDAYS.filter((one) => (one === day ? isOn : known.days.includes(one))),
              })
            }
          >
            {format.weekday(`2026-01-${String(SOME_MONDAY + index).padStart(2, '0')}`)}
          </CheckBox>
        ))}
      </fieldset>
      <LazyTextField
        label={say('calendar.rotation')}
        hint={say('calendar.rotation-hint')}
        value={rotation.join(', ')}
        onSave={(text) => {
          const names = text
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '');
          save(
            names.length === 0
              ? { rotation: null, rotationDays: null }
              : { rotation: names, rotationDays: names.slice(0, 1) },
          );
        }}
      />
      {rotation.length > 0 ? (
        <fieldset>
          <legend className="field-label">{say('calendar.rotation-days')}</legend>
          {rotation.map((name) => (
            <CheckBox
              key={name}
              isChecked={known.rotationDays?.includes(name) ?? false}
              onChange={(isOn) =>
                save({
                  rotationDays: rotation.filter((one) =>
                    one === name ? isOn : known.rotationDays?.includes(one),
                  ),
                })
              }
            >
              {name}
            </CheckBox>
          ))}
        </fieldset>
      ) : null}
      <LazyTextField
        label={say('calendar.first')}
        type="date"
        value={known.first ?? ''}
        onSave={(first) => save({ first: first || null })}
      />
      <LazyTextField
        label={say('calendar.last')}
        type="date"
        value={known.last ?? ''}
        onSave={(last) => save({ last: last || null })}
      />
    </div>
  );
}
