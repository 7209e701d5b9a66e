import { type FormEvent, useRef, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

type Teacher = Output<'department.get'>['teachers'][number];

const DAY = 86_400_000;
/** A file older than this is worth asking for a newer one. */
const OLD_DAYS = 14;

/** Whose files are here and how old they are, and whose are waited for. */
export function Teachers({ teachers }: { readonly teachers: readonly Teacher[] }) {
  const say = useSay();
  const expect = useCommand('department.expect');
  const [name, setName] = useState('');
  const expected = teachers.flatMap((one) => one.expectedAs ?? []);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    if (await expect.run({ teachers: [...new Set([...expected, name.trim()])] })) setName('');
  };
  const list = useRef<HTMLUListElement>(null);
  const showStep = useStepToast();
  /** The button that was pressed goes with its answer; whoever uses the keyboard stays at the list. */
  const tell = (message: string) => {
    showStep(message, 'expected-teachers');
    list.current?.focus();
  };
  const remove = async (gone: string) => {
    const teachers = expected.filter((one) => one !== gone);
    if (await expect.run({ teachers })) tell(say('department.expect-removed', { name: gone }));
  };
  return (
    <section data-part="teachers">
      <h2>{say('department.teachers')}</h2>
      <ul
        ref={list}
        className="department-teachers"
        tabIndex={-1}
        aria-label={say('department.teachers')}
      >
        {teachers.map((teacher) => (
          <TeacherLine
            key={`${teacher.source} ${teacher.name}`}
            teacher={teacher}
            onRemove={() => void remove(teacher.name)}
            onSaid={tell}
          />
        ))}
      </ul>
      <form className="department-expect" onSubmit={(event) => void add(event)}>
        <TextField label={say('department.expect')} value={name} onChange={setName} />
        <Button type="submit" isDisabled={name.trim() === ''}>
          {say('department.expect-add')}
        </Button>
      </form>
    </section>
  );
}

interface TeacherLineProps {
  readonly teacher: Teacher;
  readonly onRemove: () => void;
  readonly onSaid: (message: string) => void;
}

function TeacherLine({ teacher, onRemove, onSaid }: TeacherLineProps) {
  const say = useSay();
  const format = useFormat();
  const answer = useCommand('merge.school-ids');
  const now = useQuery('gradebook.get', {}).value?.today;
  const is = useCommand('department.expect-is');
  const { name, source, exportedAt, missingSince, expected, expectedAs, maybe, sameIds } = teacher;
  const days =
    exportedAt === null || now === undefined
      ? 0
      : Math.max(0, Math.floor((Date.parse(`${now}T23:59:59Z`) - exportedAt) / DAY));
  const join = async (waited: string, file: string, other: string) => {
    const done = await is.run({ teacher: waited, source: file });
    if (done) onSaid(say('department.expect-is-done', { name: waited, teacher: other }));
  };
  const part = async (waited: string) => {
    const done = await is.run({ teacher: waited, source: null });
    if (done) onSaid(say('department.expect-is-undone', { name: waited }));
  };
  return (
    <li>
      <span className="department-name" title={name}>
        {name || say('bundles.nobody')}
      </span>
      <span className={exportedAt === null || days > OLD_DAYS ? 'warm' : 'soft'}>
        {exportedAt === null
          ? say('department.missing-since', { day: format.day(missingSince ?? '') })
          : days === 0
            ? say('department.today')
            : say('department.days-old', { count: days })}
      </span>
      {maybe.map((one) => (
        <Button
          key={one.source}
          label={say('department.expect-is-long', { name, teacher: one.name })}
          onPress={() => void join(name, one.source, one.name)}
        >
          {say('department.expect-is', { teacher: one.name })}
        </Button>
      ))}
      {expectedAs !== null && source !== null && expectedAs !== name ? (
        <Button
          variant="quiet"
          label={say('department.expect-is-not', { name: expectedAs, teacher: name })}
          onPress={() => void part(expectedAs)}
        >
          {say('department.expected-as', { name: expectedAs })}
        </Button>
      ) : null}
      {source !== null && sameIds !== null ? (
        <Button
          variant="quiet"
          label={say('department.ids-change', {
            name,
            whose: say(sameIds ? 'department.ids-ours' : 'department.ids-others'),
          })}
          onPress={() => void answer.run({ source, same: !sameIds })}
        >
          {say(sameIds ? 'department.ids-ours' : 'department.ids-others')}
        </Button>
      ) : null}
      {expected && exportedAt === null ? (
        <Button
          variant="quiet"
          label={say('department.expect-remove', { name })}
          onPress={onRemove}
        >
          <span className="cross" aria-hidden="true" />
        </Button>
      ) : null}
    </li>
  );
}
