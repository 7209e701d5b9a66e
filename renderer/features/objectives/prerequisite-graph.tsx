import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { type GraphPoint, layOutGraph } from '#shared/domain/cycle/graph-layout.ts';
import { useSay } from '../../ui/say.tsx';
import { relatedTo } from './graph-related.ts';

export type Graph = Output<'graph.get'>;
type Node = Graph['nodes'][number];

/** Size of a place, and of what stands in it. */
const COLUMN = 176;
const ROW = 50;
const WIDTH = 146;
const HEIGHT = 42;
/** Room left of the first column, where lines come in. */
const INDENT = 22;

const middle = ({ x, y }: GraphPoint) => ({
  x: INDENT + x * COLUMN + WIDTH / 2,
  y: y * ROW + ROW / 2,
});

export interface PrerequisiteGraphProps {
  readonly graph: Graph;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Units below each other, each objective right of what it needs; the chosen one's ways stand out. */
export function PrerequisiteGraph({ graph, chosen, onChoose }: PrerequisiteGraphProps) {
  const say = useSay();
  const holder = useRef<HTMLFieldSetElement>(null);
  const layout = useMemo(() => layOutGraph(graph.nodes, graph.edges), [graph]);
  const related = useMemo(() => relatedTo(graph.edges, chosen), [graph, chosen]);
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph]);
  const codes = (ids: readonly string[]) =>
    ids.map((id) => byId.get(id)?.code ?? '').join(', ') || say('graph.nothing');

  const goTo = (id: string | undefined) => {
    if (id === undefined) return;
    onChoose(id);
    holder.current?.querySelector<HTMLElement>(`[data-node="${id}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent, id: string) => {
    const place = graph.nodes.findIndex((node) => node.id === id);
    const next: Readonly<Record<string, string | undefined>> = {
      ArrowUp: graph.nodes[place - 1]?.id,
      ArrowDown: graph.nodes[place + 1]?.id,
      ArrowLeft: graph.edges.find((edge) => edge.to === id)?.from,
      ArrowRight: graph.edges.find((edge) => edge.from === id)?.to,
      Home: graph.nodes[0]?.id,
      End: graph.nodes.at(-1)?.id,
    };
    if (!(event.key in next)) return;
    event.preventDefault();
    goTo(next[event.key]);
  };

  const width = INDENT + layout.columns * COLUMN;
  const height = layout.rows * ROW + 8;
  return (
    <div className="graph-scroll">
      <fieldset
        ref={holder}
        className="graph"
        aria-label={say('graph.title')}
        style={{ inlineSize: width, blockSize: height }}
      >
        {layout.bands.map(({ band, row }) => (
          <h2 key={band} className="graph-band" style={{ insetBlockStart: row * ROW }}>
            {band}
          </h2>
        ))}
        <svg width={width} height={height} aria-hidden="true">
          {layout.edges.map(({ from, to, points }) => (
            <path
              key={`${from} ${to}`}
              d={lineThrough(points)}
              data-related={related.has(from) && related.has(to)}
            />
          ))}
        </svg>
        {graph.nodes.map((node, index) => {
          const at = layout.nodes.get(node.id);
          if (!at) return null;
          const { x, y } = middle(at);
          const needs = graph.edges.filter((edge) => edge.to === node.id).map((edge) => edge.from);
          const opens = graph.edges.filter((edge) => edge.from === node.id).map((edge) => edge.to);
          const state = stateInWords(say, node);
          return (
            <button
              key={node.id}
              type="button"
              className="graph-node"
              data-node={node.id}
              data-state={node.state ?? undefined}
              data-outside={node.outside}
              data-related={related.has(node.id)}
              aria-pressed={node.id === chosen}
              title={`${node.statement}\n${state}`}
              tabIndex={node.id === chosen || (chosen === null && index === 0) ? 0 : -1}
              style={{
                insetInlineStart: x - WIDTH / 2,
                insetBlockStart: y - HEIGHT / 2,
                inlineSize: WIDTH,
                blockSize: HEIGHT,
              }}
              onClick={() => onChoose(node.id)}
              onKeyDown={(event) => onKey(event, node.id)}
            >
              <span className="graph-line">
                <strong data-critical={node.critical}>{node.code}</strong>{' '}
                <span className="graph-state">{shortState(say, node)}</span>
              </span>{' '}
              <span className="graph-statement">{node.statement}</span>
              <span className="visually-hidden">
                {say('graph.node', { state, needs: codes(needs), opens: codes(opens) })}
              </span>
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}

type Say = ReturnType<typeof useSay>;

/** Where the student or the class stands, in a few words. */
export function stateInWords(say: Say, node: Node): string {
  if (node.state) return say(`graph.state.${node.state}`);
  if (!node.students) return say('graph.state.none');
  const { checkFirst } = node.students;
  const counts = say('graph.counts', node.students);
  return checkFirst === 0
    ? counts
    : `${counts} · ${say('graph.check-first', { count: checkFirst })}`;
}

function shortState(say: Say, node: Node): string {
  if (node.state) return say(`graph.state.${node.state}`);
  if (!node.students) return '';
  const { mastered, ready, blocked, checkFirst } = node.students;
  return say('graph.short', { mastered, all: mastered + ready + blocked + checkFirst });
}

/** The line of an edge with rounded corners, beginning and ending at the edges of the boxes. */
function lineThrough(points: readonly GraphPoint[]): string {
  const dots = points.map(middle);
  const first = dots[0];
  const last = dots.at(-1);
  if (!first || !last) return '';
  first.x += WIDTH / 2;
  last.x -= WIDTH / 2;
  const bend = 7;
  let line = `M${first.x} ${first.y}`;
  dots.slice(1, -1).forEach((corner, i) => {
    const before = dots[i] ?? corner;
    const after = dots[i + 2] ?? corner;
    line += ` L${towards(corner, before, bend)} Q${corner.x} ${corner.y} ${towards(corner, after, bend)}`;
  });
  return `${line} L${last.x} ${last.y}`;
}

function towards(from: GraphPoint, to: GraphPoint, by: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(by, length / 2) / length;
  return `${from.x + (to.x - from.x) * share} ${from.y + (to.y - from.y) * share}`;
}
