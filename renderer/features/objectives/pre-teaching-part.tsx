import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import type { Say } from '#shared/text/text.ts';
import { useOpenCheck } from '../../app/open-check.tsx';
import { useOpenHandOver } from '../../app/open-hand-over.tsx';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Choice } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import './graph-part.css';

type List = Output<'preteaching.get'>;

/** Before a unit: what it builds on, and who lacks it. */
export function PreTeachingPart({ classId }: { classId: string }) {
  const say = useSay();
  const openHandOver = useOpenHandOver();
  const [unit, setUnit] = useState<string | null>(null);
  const query = useQuery('preteaching.get', { class: classId, ...(unit ? { unit } : {}) });
  return (
    <QueryGate query={query} keepsLast>
      {(list) =>
        list.unit === null ? (
          <Empty title={say('graph.empty-title')}>{say('graph.empty')}</Empty>
        ) : (
          <section className="preteach">
            <div className="choice-line">
              <Reading>
                <Choice
                  label={say('preteach.unit')}
                  value={list.unit.id}
                  options={list.units.map((one) => ({ value: one.id, label: one.name }))}
                  onChange={setUnit}
                />
              </Reading>
              <Button onPress={() => openHandOver({ what: 'take', class: classId })}>
                {say('hand-over.bring')}
              </Button>
            </div>
            <p className="soft">{say('preteach.hint')}</p>
            <h2>{say('preteach.needs')}</h2>
            <Needs classId={classId} list={list} />
            {list.needs.length === 0 && list.students.length === 0 ? null : (
              <>
                <h2>{say('preteach.students')}</h2>
                <Students classId={classId} list={list} />
              </>
            )}
          </section>
        )
      }
    </QueryGate>
  );
}

function Needs({ classId, list }: { classId: string; list: List }) {
  const say = useSay();
  const openCheck = useOpenCheck();
  if (list.needs.length === 0) return <p className="soft">{say('preteach.needs-none')}</p>;
  return (
    <ul className="preteach-list">
      {list.needs.map((need) => {
        const lacking = list.students.filter((one) =>
          one.lacks.some((lack) => lack.id === need.id),
        );
        return (
          <li key={need.id}>
            <strong>
              {need.from === null
                ? need.code
                : say('graph.of-course', { code: need.code, course: need.from })}
            </strong>
            <span>
              {need.statement}{' '}
              <span className="soft">
                {need.lacking === 0
                  ? say('preteach.lacking-none')
                  : say('preteach.lacking', { count: need.lacking })}
              </span>
            </span>
            {need.from === null && need.lacking > 0 ? (
              <Button
                label={say('preteach.check', { code: need.code })}
                onPress={() =>
                  openCheck({
                    what: 'check',
                    class: classId,
                    objective: need.id,
                    students: lacking.map((one) => one.id),
                  })
                }
              >
                {say('retention.check')}
              </Button>
            ) : (
              <span />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Students({ classId, list }: { classId: string; list: List }) {
  const say = useSay();
  const isSaid = list.students.some((one) => one.lacks.length > 0);
  return (
    <>
      <p className="soft">
        {isSaid ? say('preteach.prepared', { count: list.prepared }) : say('preteach.everybody')}
      </p>
      <ul className="preteach-list">
        {list.students.map((one) => {
          const notes = notesOf(say, one);
          return (
            <li key={one.id}>
              <a
                className="link"
                href={formatRoute({ at: 'student', class: classId, student: one.id })}
              >
                <PersonName>{one.called}</PersonName>
              </a>
              <span>
                {one.lacks.map(({ id, code, why }, index) => (
                  <span key={id}>
                    {index > 0 ? ', ' : null}
                    <strong className={why === 'check-first' ? undefined : 'warm'}>{code}</strong>
                    {why === 'lacks' ? null : (
                      <span className="soft"> ({say(`preteach.${why}`)})</span>
                    )}
                  </span>
                ))}
                <span className="soft">
                  {one.lacks.length > 0 && notes.length > 0 ? ' · ' : null}
                  {notes.join(' · ')}
                </span>
              </span>
              <span />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What a student has already, by the pre-assessment and by the record that came along. */
function notesOf(say: Say, { shown, brings, record }: List['students'][number]): string[] {
  const from = [record?.teacher, record?.school].filter(Boolean).join(', ');
  return [
    ...(shown.length > 0 ? [say('preteach.shown', { codes: shown.join(', ') })] : []),
    ...(brings.length > 0 ? [say('preteach.brings', { codes: brings.join(', ') })] : []),
    ...(record ? [from ? say('preteach.record-from', { from }) : say('preteach.record')] : []),
  ];
}
