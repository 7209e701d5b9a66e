import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useQueries } from '../../data/use-queries.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { type Graph, stateInWords } from './prerequisite-graph.tsx';

export interface GraphAsideProps {
  readonly graph: Graph;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** What the chosen objective needs and opens; needs are added and removed here. */
export function GraphAside({ graph, chosen, onChoose }: GraphAsideProps) {
  const say = useSay();
  const remove = useCommand('prerequisite.remove');
  const node = graph.nodes.find((one) => one.id === chosen);
  if (!node) return <p className="soft">{say('graph.choose')}</p>;
  const find = (id: string) => graph.nodes.find((one) => one.id === id);
  const needs = graph.edges.filter((edge) => edge.to === node.id).map((edge) => find(edge.from));
  const opens = graph.edges.filter((edge) => edge.from === node.id).map((edge) => find(edge.to));
  return (
    <div className="graph-aside">
      <h2>
        {node.code} <span className="graph-aside-statement">{node.statement}</span>
      </h2>
      <p className="soft">{stateInWords(say, node)}</p>
      <section>
        <h3 className="aside-head">{say('graph.needs')}</h3>
        {needs.length === 0 ? <p className="soft">{say('graph.needs-none')}</p> : null}
        <ul>
          {needs.map((need) =>
            need ? (
              <li key={need.id}>
                <Jump node={need} onChoose={onChoose} />
                <Button
                  variant="quiet"
                  label={say('graph.remove', { code: need.code })}
                  onPress={() => void remove.run({ objective: node.id, requires: need.id })}
                >
                  <span className="cross" aria-hidden="true" />
                </Button>
              </li>
            ) : null,
          )}
        </ul>
        {node.outside ? null : <AddNeed key={node.id} objective={node.id} />}
      </section>
      <section>
        <h3 className="aside-head">{say('graph.opens')}</h3>
        {opens.length === 0 ? <p className="soft">{say('graph.opens-none')}</p> : null}
        <ul>
          {opens.map((one) =>
            one ? (
              <li key={one.id}>
                <Jump node={one} onChoose={onChoose} />
              </li>
            ) : null,
          )}
        </ul>
      </section>
    </div>
  );
}

interface JumpProps {
  readonly node: Graph['nodes'][number];
  readonly onChoose: (id: string) => void;
}

function Jump({ node, onChoose }: JumpProps) {
  return (
    <button type="button" className="graph-jump" onClick={() => onChoose(node.id)}>
      <strong>{node.code}</strong> {node.statement}
    </button>
  );
}

/** Any objective of any course may be needed; the host refuses a circle and names its path. */
function AddNeed({ objective }: { objective: string }) {
  const say = useSay();
  const { run, running } = useCommand('prerequisite.add');
  const courses = useQuery('course.list', {}).value ?? [];
  const details = useQueries(
    'course.get',
    courses.map((course) => ({ course: course.id })),
  );
  const [typed, setTyped] = useState('');
  const all = details.flatMap((course) =>
    (course?.units ?? []).flatMap((unit) =>
      unit.objectives.map(({ id, code }) => ({ id, code, course: course?.name ?? '' })),
    ),
  );
  const codes = all.map((one) => one.code);
  // A code that two courses use is told apart by the course.
  const named = all
    .filter((one) => one.id !== objective)
    .map(({ id, code, course }) => {
      const isShared = codes.indexOf(code) !== codes.lastIndexOf(code);
      return { id, name: isShared ? say('graph.of-course', { code, course }) : code };
    });
  const isReadOnly = useReadOnly();
  const wanted = typed.trim().toLowerCase();
  const found = named.find((one) => one.name.toLowerCase() === wanted);
  if (isReadOnly) return null;
  return (
    <form
      className="objective-needs-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (!found) return;
        void run({ objective, requires: found.id }).then((done) => {
          if (done) setTyped('');
        });
      }}
    >
      <NameField
        label={say('graph.add')}
        value={typed}
        known={named.map((one) => one.name)}
        onChange={setTyped}
      />
      <Button type="submit" isDisabled={!found || running}>
        {say('ui.add')}
      </Button>
    </form>
  );
}
