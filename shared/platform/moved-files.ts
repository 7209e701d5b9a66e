/** Name of the list, in the app's folder, of gradebooks that were moved onto this laptop. */
export const MOVED_LIST = 'moved.json';

/** So many moves in a row are followed; more is a ring. */
const MOST_HOPS = 8;

/** Where a gradebook was moved to, by the text of the list; null where it was not. */
export function movedFile(list: string, path: string): string | null {
  const moved = movesIn(list);
  let at: string | null = null;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const next = moved.get(at ?? path);
    if (next === undefined) break;
    at = next;
  }
  return at;
}

/** The paths at which a gradebook lay before it was moved to where it is. */
export const movedSources = (list: string, to: string): string[] =>
  [...movesIn(list).keys()].filter((from) => from !== to && movedFile(list, from) === to);

/** The list with one more move in it. */
export function withMove(list: string, from: string, to: string): string {
  const moved = movesIn(list);
  // What was moved back is where it was.
  moved.delete(to);
  moved.set(from, to);
  return `${JSON.stringify([...moved])}\n`;
}

function movesIn(list: string): Map<string, string> {
  try {
    const read: unknown = JSON.parse(list);
    if (!Array.isArray(read)) return new Map();
    return new Map(
      read.flatMap((move: unknown): [string, string][] =>
        Array.isArray(move) && typeof move[0] === 'string' && typeof move[1] === 'string'
          ? [[move[0], move[1]]]
          : [],
      ),
    );
  } catch {
    return new Map();
  }
}
