import { useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { CheckBox } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

type Objectives = Output<'hand-over.preview'>['objectives'];
type Same = NonNullable<Input<'hand-over.preview'>['same']>;

export interface RecordObjectivesProps {
  readonly objectives: Objectives;
  readonly onChoose: (more: { readonly same: Same }) => void;
}

/** Which objectives of a record count here, and as which; what only looks alike can be kept apart. */
export function RecordObjectives({ objectives, onChoose }: RecordObjectivesProps) {
  const say = useSay();
  // What is kept apart is shown with what it was, so that the tick can come back.
  const [apart, setApart] = useState<ReadonlyMap<string, Objectives[number]['here']>>(new Map());
  const toggle = ({ former, here }: Objectives[number]) => {
    const next = new Map(apart);
    if (next.has(former)) next.delete(former);
    else next.set(former, here);
    setApart(next);
    onChoose({ same: [...next.keys()].map((id) => ({ former: id, objective: null })) });
  };
  const shown = objectives.filter(({ attempts }) => attempts > 0);
  const matched = shown.filter(({ here, former }) => here !== null || apart.has(former));
  const kept = shown.filter(({ here, former }) => here === null && !apart.has(former));
  return (
    <>
      {matched.length > 0 ? (
        <section className="hand-over-part">
          <h3>{say('hand-over.matched', { count: matched.length })}</h3>
          <ul className="hand-over-list">
            {matched.map((one) => {
              const here = one.here ?? apart.get(one.former);
              return (
                <li key={one.former}>
                  <CheckBox isChecked={one.here !== null} onChange={() => toggle(one)}>
                    <strong>{here?.code}</strong> <span dir="auto">{one.statement}</span>{' '}
                    <span className="soft">
                      {[one.level, here && say(`hand-over.match-${here.by}`)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </CheckBox>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      {kept.length > 0 ? (
        <details className="hand-over-part">
          <summary>{say('hand-over.kept', { count: kept.length })}</summary>
          <ul className="hand-over-list">
            {kept.map(({ former, course, code, statement, level }) => (
              <li key={former}>
                <strong>{code}</strong> <span dir="auto">{statement}</span>{' '}
                <span className="soft">{[course, level].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
