import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { dayNumber } from '#shared/domain/time.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { StudentPage } from './student-view.tsx';

/** Objectives shown before all are asked for: those worked on last. */
const FIRST = 10;

type Worked = Output<'letters.evidence'>['objectives'][number];
type Attempt = Worked['attempts'][number];

export interface StudentAttemptsProps {
  readonly page: StudentPage;
  readonly classId: string;
  readonly known: Output<'class.get'>;
}

/** Every attempt at its day: a line for each objective, all lines over the same days. */
export function StudentAttempts({ page, classId, known }: StudentAttemptsProps) {
  const say = useSay();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const at = { class: classId, student: page.student.id, asOf: page.asOf };
  const worked = useQuery('letters.evidence', at).value?.objectives ?? [];
  if (worked.length === 0) return null;
  const days = worked.flatMap((one) => one.attempts.map((attempt) => attempt.on)).sort();
  const from = days[0] ?? page.asOf;
  const to = days.at(-1) ?? page.asOf;
  const shown = isWhole ? worked : newest(worked);
  return (
    <section className="attempts" aria-label={say('student.attempts-head')}>
      <table>
        <caption>
          <h3>{say('student.attempts-head')}</h3>
        </caption>
        <thead className="column-head">
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say('student.attempts-objective')}</span>
            </th>
            <th scope="col">
              <span className="attempts-ends">
                <span>{format.day(from, page.asOf)}</span>
                {to === from ? null : <span>{format.day(to, page.asOf)}</span>}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ code, attempts }) => (
            <tr key={code}>
              <th scope="row">
                <span className="attempts-code" title={code}>
                  {code}
                </span>
              </th>
              <td>
                <ol className="attempts-line">
                  {withKeys(attempts).map(({ key, attempt }) => (
                    <AttemptMark
                      key={key}
                      attempt={attempt}
                      place={placeOf(attempt.on, from, to)}
                      known={known}
                    />
                  ))}
                </ol>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {worked.length > FIRST ? (
        <Reading>
          <Button variant="quiet" onPress={() => setWhole(!isWhole)}>
            {isWhole
              ? say('student.attempts-fewer')
              : say('student.attempts-all', { count: worked.length })}
          </Button>
        </Reading>
      ) : null}
    </section>
  );
}

interface MarkProps {
  readonly attempt: Attempt;
  /** Between 0 and 1. */
  readonly place: number;
  readonly known: Output<'class.get'>;
}

function AttemptMark({ attempt, place, known }: MarkProps) {
  const say = useSay();
  const format = useFormat();
  const { levels } = known.scale;
  const cut = levels.findIndex((level) => level.key === known.threshold);
  const index = levels.findIndex((level) => level.key === attempt.level);
  const words = say(attempt.counts ? 'student.attempt-of' : 'student.attempt-aside', {
    day: format.day(attempt.on),
    level: levels[index]?.name ?? attempt.level,
  });
  return (
    <li style={{ insetInlineStart: `${place * 100}%` }} title={words} data-counts={attempt.counts}>
      <LevelMark
        index={index}
        count={levels.length}
        tone={toneOf(index, cut, levels.length)}
        look={levels[index]}
        label={words}
      />
    </li>
  );
}

/** Attempts come in order, so the place of one names it. */
const withKeys = (attempts: readonly Attempt[]) =>
  attempts.map((attempt, n) => ({ key: `${n}`, attempt }));

/** Where a day lies between the first and the last, from 0 to 1. */
function placeOf(on: string, from: string, to: string): number {
  const span = dayNumber(to) - dayNumber(from);
  return span === 0 ? 0 : (dayNumber(on) - dayNumber(from)) / span;
}

/** The objectives worked on last, in the order of the plan. */
function newest(worked: readonly Worked[]): readonly Worked[] {
  const lastOf = (one: Worked) => one.attempts.at(-1)?.on ?? '';
  const kept = new Set(
    [...worked].sort((a, b) => (lastOf(a) < lastOf(b) ? 1 : -1)).slice(0, FIRST),
  );
  return worked.filter((one) => kept.has(one));
}
