import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { formatRoute, go } from '../../app/route.ts';
import { useClassTeacher } from '../../data/use-class-teacher.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { ReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { RolloverDialog } from './rollover-dialog.tsx';
import { RosterSection } from './roster-section.tsx';

/** The classes, archived ones too; for the chosen one its students. */
export function ClassesSection({ chosen }: { chosen: string | undefined }) {
  const say = useSay();
  const query = useQuery('class.list', {});
  return (
    <QueryGate query={query}>
      {(classes) => {
        const known = classes.find((one) => one.id === chosen) ?? classes[0];
        return (
          <div className="settings-classes">
            <div className="settings-class-list">
              <ul>
                {classes.map((one) => (
                  <ClassLine key={one.id} known={one} isHere={one.id === known?.id} />
                ))}
              </ul>
              <NewClass />
              <NewYear />
            </div>
            <section className="settings-roster">
              {known ? (
                <Roster key={known.id} known={known} />
              ) : (
                <p className="soft">{say('app.no-classes')}</p>
              )}
            </section>
          </div>
        );
      }}
    </QueryGate>
  );
}

/** From one school year to the next, where there is a class that could end. */
function NewYear() {
  const say = useSay();
  const today = useQuery('gradebook.get', {}).value?.today;
  const [isOpen, setOpen] = useState(false);
  if (today === undefined) return null;
  return (
    <div className="settings-new-class">
      <Button onPress={() => setOpen(true)}>{say('rollover.open')}</Button>
      {isOpen ? <RolloverDialog today={today} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** Another teacher's class is looked up here, and changed by them. */
function Roster({ known }: { known: Output<'class.list'>[number] }) {
  const say = useSay();
  const teacher = useClassTeacher(known.id);
  if (teacher === undefined) return null;
  return (
    <ReadOnly teacher={teacher}>
      {teacher === null ? null : (
        <p className="soft">
          {say('app.only-read', { teacher: teacher || say('app.another-teacher') })}
        </p>
      )}
      <RosterSection known={known} />
    </ReadOnly>
  );
}

function ClassLine({ known, isHere }: { known: Output<'class.list'>[number]; isHere: boolean }) {
  const say = useSay();
  return (
    <li>
      <a
        className="course-line"
        href={formatRoute({ at: 'settings', section: `classes:${known.id}` })}
        aria-current={isHere ? 'page' : undefined}
      >
        <strong dir="auto">{known.name}</strong>
        <span className="soft small">
          {say('app.students', { count: known.students })}
          {known.archived ? ` · ${say('settings.class-archived')}` : null}
        </span>
      </a>
    </li>
  );
}

function NewClass() {
  const say = useSay();
  const { run, running } = useCommand('class.create');
  const [name, setName] = useState('');
  const create = async () => {
    const created = await run({ name: name.trim() });
    if (!created) return;
    setName('');
    go({ at: 'settings', section: `classes:${created.class}` });
  };
  return (
    <form
      className="settings-new-class"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void create();
      }}
    >
      <TextField label={say('settings.class-name')} value={name} onChange={setName} />
      <Button type="submit" isDisabled={running || name.trim() === ''}>
        {say('settings.class-new')}
      </Button>
    </form>
  );
}
