import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { formatRoute } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import './overrides-part.css';

type Override = Output<'override.list'>[number];

/** Every level and letter that a person set, of the class or of all. */
export function OverridesPart({ classId }: { classId: string }) {
  const say = useSay();
  const [isAll, setAll] = useState(false);
  const query = useQuery('override.list', { class: isAll ? null : classId });
  const today = useQuery('gradebook.get', {}).value?.today ?? '';
  return (
    <div className="overrides">
      <div className="overrides-head">
        <p className="soft">{say('override.list-intro')}</p>
        <Reading>
          <CheckBox isChecked={isAll} onChange={setAll}>
            {say('override.all-classes')}
          </CheckBox>
        </Reading>
      </div>
      <QueryGate query={query} keepsLast>
        {(list) =>
          list.length === 0 ? (
            <p className="soft">{say('override.list-empty')}</p>
          ) : (
            <OverrideTable list={list} today={today} isAll={isAll} />
          )
        }
      </QueryGate>
    </div>
  );
}

interface TableProps {
  readonly list: readonly Override[];
  readonly today: string;
  readonly isAll: boolean;
}

function OverrideTable({ list, today, isAll }: TableProps) {
  const say = useSay();
  const heads = ['student', 'of', 'value', 'state', 'reason', 'when'] as const;
  return (
    <table className="overrides-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {say(`override.head-${head}`)}
            </th>
          ))}
          <th>
            <span className="visually-hidden">{say('override.take-back')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <OverrideLine key={one.id} one={one} today={today} isAll={isAll} />
        ))}
      </tbody>
    </table>
  );
}

function OverrideLine({
  one,
  today,
  isAll,
}: Omit<TableProps, 'list'> & { readonly one: Override }) {
  const say = useSay();
  const format = useFormat();
  const { run } = useCommand('override.remove');
  const what = one.objective?.code ?? one.term?.name ?? say('override.the-year');
  const day = format.day(one.on, today);
  const state =
    one.state === 'ended' && one.calculated === null
      ? say('override.state-ended-empty')
      : say(`override.state-${one.state}`, { level: one.calculated ?? '' });
  return (
    <tr data-ended={one.state === 'ended' || undefined}>
      <td>
        <a
          className="link"
          href={formatRoute({ at: 'student', class: one.class.id, student: one.student.id })}
        >
          <PersonName>{one.student.name}</PersonName>
        </a>
        {isAll ? <span className="soft"> {one.class.name}</span> : null}
      </td>
      <td>{what}</td>
      <td>
        <strong>{one.value}</strong>
        {one.locked ? <span className="soft"> {say('override.locked')}</span> : null}
      </td>
      <td className={one.state === 'disagrees' ? 'warm' : 'soft'}>{state}</td>
      <td className="overrides-reason">{one.reason}</td>
      <td className="soft">{one.by === null ? day : say('override.by', { day, by: one.by })}</td>
      <td>
        <Button
          variant="quiet"
          label={say('override.remove-of', { what, student: one.student.name })}
          onPress={() => void run({ override: one.id })}
        >
          {say('override.remove')}
        </Button>
      </td>
    </tr>
  );
}
