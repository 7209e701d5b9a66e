/** An objective in a drawing of prerequisites; those of a band stand together. */
export interface GraphNode {
  readonly id: string;
  /** Unit, or the other course, that it belongs to; bands come in the order of their first node. */
  readonly band: string;
}

/** `from` must be mastered before `to`. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** A point in columns and rows; whole numbers are middles of places, halves lie between them. */
export interface GraphPoint {
  readonly x: number;
  readonly y: number;
}

export interface GraphLayout {
  readonly columns: number;
  readonly rows: number;
  /** The band's own line; its objectives stand on the `rows` below it. */
  readonly bands: readonly { readonly band: string; readonly row: number; readonly rows: number }[];
  readonly nodes: ReadonlyMap<string, GraphPoint>;
  /** Corners of each edge's line, which runs between the places and through none of them. */
  readonly edges: readonly (GraphEdge & { readonly points: readonly GraphPoint[] })[];
}

/**
 * Prerequisites in layers: a band below the other in plan order, inside a band each objective
 * right of what it needs there. Lines keep to the gutters, so that 72 objectives stay readable.
 * Edges that name an unknown objective are left out; circles, which the editor refuses, end.
 */
export function layOutGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphLayout {
  const bandOf = new Map(nodes.map((node) => [node.id, node.band]));
  const known = edges.filter(({ from, to }) => bandOf.has(from) && bandOf.has(to) && from !== to);
  const places = new Map<string, GraphPoint>();
  const bands: { band: string; row: number; rows: number }[] = [];
  let row = 0;
  let columns = 0;
  for (const band of new Set(bandOf.values())) {
    const members = nodes.filter((node) => node.band === band).map((node) => node.id);
    const inside = known.filter(
      ({ from, to }) => bandOf.get(from) === band && bandOf.get(to) === band,
    );
    const placed = placeBand(members, inside);
    let rows = 0;
    for (const [id, { x, y }] of placed) {
      places.set(id, { x, y: row + 1 + y });
      rows = Math.max(rows, y + 1);
      columns = Math.max(columns, x + 1);
    }
    bands.push({ band, row, rows });
    row += rows + 1;
  }
  const lineAbove = new Map(bands.map((band) => [band.band, band.row + 0.5]));
  const drawn = known.map((edge) => {
    const from = places.get(edge.from) as GraphPoint;
    const to = places.get(edge.to) as GraphPoint;
    const isNear = bandOf.get(edge.from) === bandOf.get(edge.to) && to.x === from.x + 1;
    const lane = lineAbove.get(bandOf.get(edge.to) ?? '') ?? 0;
    return { ...edge, points: route(from, to, isNear ? null : lane) };
  });
  return { columns, rows: row, bands, nodes: places, edges: drawn };
}

/** Right into the gutter, along the lane above the band if it is not the next column, and in. */
function route(from: GraphPoint, to: GraphPoint, lane: number | null): GraphPoint[] {
  const out = from.x + 0.5;
  const back = to.x - 0.5;
  if (lane === null) return [from, { x: out, y: from.y }, { x: out, y: to.y }, to];
  return [
    from,
    { x: out, y: from.y },
    { x: out, y: lane },
    { x: back, y: lane },
    { x: back, y: to.y },
    to,
  ];
}

/** Column by the longest way to an objective inside its band; rows near those of what it needs. */
function placeBand(
  members: readonly string[],
  edges: readonly GraphEdge[],
): Map<string, GraphPoint> {
  const needs = new Map<string, string[]>(members.map((id) => [id, []]));
  for (const { from, to } of edges) needs.get(to)?.push(from);
  const column = depths(members, needs);
  const placed = new Map<string, GraphPoint>();
  const byColumn: string[][] = [];
  for (const id of members) {
    const at = column.get(id) ?? 0;
    byColumn[at] ??= [];
    byColumn[at]?.push(id);
  }
  const height = Math.max(0, ...byColumn.map((list) => list?.length ?? 0));
  byColumn.forEach((list, x) => {
    const wanted = list.map((id, place) => {
      const rows = (needs.get(id) ?? []).flatMap((need) => placed.get(need)?.y ?? []);
      const mean = rows.length === 0 ? place : rows.reduce((sum, y) => sum + y, 0) / rows.length;
      return { id, mean };
    });
    wanted.sort((a, b) => a.mean - b.mean);
    // Each as near to its wish as the ones still to be placed below it leave room for.
    let next = 0;
    wanted.forEach(({ id, mean }, i) => {
      const last = height - (wanted.length - i);
      const y = Math.min(last, Math.max(next, Math.round(mean)));
      placed.set(id, { x, y });
      next = y + 1;
    });
  });
  return placed;
}

/** Longest way to each; what hangs in a circle stays where the walk first met it. */
function depths(
  members: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const depth = new Map<string, number>(members.map((id) => [id, 0]));
  // A way without a circle has fewer steps than there are members.
  for (let round = 1; round < members.length; round += 1) {
    let moved = false;
    for (const id of members) {
      for (const need of needs.get(id) ?? []) {
        const least = (depth.get(need) ?? 0) + 1;
        if (least > (depth.get(id) ?? 0) && least < members.length) {
          depth.set(id, least);
          moved = true;
        }
      }
    }
    if (!moved) break;
  }
  return depth;
}
