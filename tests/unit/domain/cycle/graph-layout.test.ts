import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GraphPoint, layOutGraph } from '#shared/domain/cycle/graph-layout.ts';

const node = (id: string, band = 'U1') => ({ id, band });
const edge = (from: string, to: string) => ({ from, to });

test('inside a unit what needs something stands right of it, and near its row', () => {
  const { nodes, columns, rows, bands } = layOutGraph(
    ['a', 'b', 'c', 'd', 'e'].map((id) => node(id)),
    [edge('a', 'd'), edge('c', 'e'), edge('d', 'b')],
  );
  expect(Object.fromEntries(nodes)).toEqual({
    a: { x: 0, y: 1 },
    c: { x: 0, y: 2 },
    d: { x: 1, y: 1 },
    e: { x: 1, y: 2 },
    b: { x: 2, y: 1 },
  });
  expect({ columns, rows, bands }).toEqual({
    columns: 3,
    rows: 3,
    bands: [{ band: 'U1', row: 0, rows: 2 }],
  });
});

test('a line to another unit runs in the gutters and above that unit', () => {
  const { edges } = layOutGraph([node('a'), node('b', 'U2')], [edge('a', 'b')]);
  expect(edges[0]?.points).toEqual([
    { x: 0, y: 1 },
    { x: 0.5, y: 1 },
    { x: 0.5, y: 2.5 },
    { x: -0.5, y: 2.5 },
    { x: -0.5, y: 3 },
    { x: 0, y: 3 },
  ]);
});

test('unknown objectives, loops and circles end, and nothing is no drawing', () => {
  expect(layOutGraph([], [edge('a', 'b')])).toMatchObject({ columns: 0, rows: 0, edges: [] });
  const round = layOutGraph(
    [node('a'), node('b')],
    [edge('a', 'b'), edge('b', 'a'), edge('a', 'a')],
  );
  expect(round.nodes.size).toBe(2);
});

test('no two objectives share a place, layers rise, and no line runs through an objective', () => {
  const course = fc
    .record({
      units: fc.integer({ min: 1, max: 12 }),
      each: fc.integer({ min: 1, max: 6 }),
      pairs: fc.array(fc.tuple(fc.nat(71), fc.nat(71)), { maxLength: 90 }),
    })
    .map(({ units, each, pairs }) => {
      const nodes = Array.from({ length: units * each }, (_, i) =>
        node(`o${i}`, `U${Math.floor(i / each)}`),
      );
      const edges = pairs
        .map(([a, b]) => [a % nodes.length, b % nodes.length] as const)
        .filter(([a, b]) => a < b)
        .map(([a, b]) => edge(`o${a}`, `o${b}`));
      return { nodes, edges };
    });
  fc.assert(
    fc.property(course, ({ nodes, edges }) => {
      const layout = layOutGraph(nodes, edges);
      const places = [...layout.nodes.values()];
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
      const titles = new Set(layout.bands.map((band) => band.row));
      expect(places.some(({ y }) => titles.has(y))).toBe(false);
      const bandOf = new Map(nodes.map((one) => [one.id, one.band]));
      for (const { from, to, points } of layout.edges) {
        if (bandOf.get(from) === bandOf.get(to)) {
          expect(layout.nodes.get(from)?.x).toBeLessThan(layout.nodes.get(to)?.x ?? 0);
        }
        points.slice(1).forEach((end, i) => {
          const start = points[i] as GraphPoint;
          for (const [id, at] of layout.nodes) {
            if (id !== from && id !== to) expect(touches(start, end, at)).toBe(false);
          }
        });
      }
    }),
    { numRuns: 60 * Number(process.env.GRADUS_SOAK ?? 1) },
  );
});

/** True when a line that runs along an axis touches the box of a place. */
function touches(a: GraphPoint, b: GraphPoint, at: GraphPoint): boolean {
  const within = (from: number, to: number, middle: number) =>
    Math.max(from, to) > middle - 0.4 && Math.min(from, to) < middle + 0.4;
  return within(a.x, b.x, at.x) && within(a.y, b.y, at.y);
}
