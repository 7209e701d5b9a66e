import { useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Empty } from '../../ui/empty.tsx';
import { Choice } from '../../ui/field.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { GraphAside } from './graph-aside.tsx';
import './graph-part.css';
import { PrerequisiteGraph } from './prerequisite-graph.tsx';

/** What must be mastered before what, drawn for a class or for one of its students. */
export function GraphPart({ classId }: { classId: string }) {
  const say = useSay();
  const plan = useQuery('plan.get', { class: classId }).value;
  const students = useQuery('roster.get', { class: classId }).value?.students ?? [];
  const [course, setCourse] = useState<string | null>(null);
  const [student, setStudent] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = course ?? plan?.courses[0]?.id ?? null;
  const query = useQuery(
    'graph.get',
    shown === null ? null : { course: shown, class: classId, ...(student ? { student } : {}) },
  );
  if (plan && shown === null) {
    return <Empty title={say('graph.empty-title')}>{say('graph.empty')}</Empty>;
  }
  return (
    <QueryGate query={query} keepsLast>
      {(graph) => (
        <>
          <section className="graph-main">
            <Reading>
              <div className="choice-line plan-tools">
                {plan && plan.courses.length > 1 ? (
                  <Choice
                    label={say('graph.course')}
                    isInline
                    value={shown ?? ''}
                    options={plan.courses.map((one) => ({ value: one.id, label: one.name }))}
                    onChange={(next) => {
                      setCourse(next);
                      setChosen(null);
                    }}
                  />
                ) : null}
                <Choice
                  label={say('graph.whose')}
                  isInline
                  value={student}
                  options={[
                    { value: '', label: say('graph.class') },
                    ...students
                      .filter((one) => one.enrolled)
                      .map(({ student: one }) => ({
                        value: one.id,
                        label: `${one.familyName}, ${one.called ?? one.givenName}`,
                      })),
                  ]}
                  onChange={setStudent}
                />
                <span className="line-gap" />
                <span className="faint small fine-only">{say('graph.keys')}</span>
              </div>
            </Reading>
            <PrerequisiteGraph graph={graph} chosen={chosen} onChoose={setChosen} />
          </section>
          <aside className="view-aside objective-aside">
            <GraphAside graph={graph} chosen={chosen} onChoose={setChosen} />
          </aside>
        </>
      )}
    </QueryGate>
  );
}
