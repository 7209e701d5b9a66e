import type { PendingCell } from './class-rows.ts';

/** A cell by student and place of the objective. */
export interface CellAt {
  readonly student: string;
  readonly place: number;
}

/** How one cell is to look meanwhile. */
export interface PendingEntry {
  readonly at: CellAt;
  readonly cell: PendingCell;
}

/** What was typed and waits for its acknowledgement; the newest entry of a cell wins. */
export interface PendingCells {
  /** Lays an entry over its cells; the answer names it for taking it away again. */
  put(entry: readonly PendingEntry[]): number;
  /** Takes one entry away where it is still the newest. Answers the students concerned. */
  drop(entry: number): ReadonlySet<string>;
  of(student: string): ReadonlyMap<number, PendingCell> | null;
}

/** No entry waits. */
export function createPendingCells(): PendingCells {
  const rows = new Map<string, ReadonlyMap<number, PendingCell>>();
  const owners = new Map<string, number>();
  const cellsOf = new Map<number, readonly CellAt[]>();
  let numbered = 0;

  const keyOf = ({ student, place }: CellAt) => `${place} ${student}`;
  const change = (
    { student, place }: CellAt,
    edit: (row: Map<number, PendingCell>, place: number) => void,
  ) => {
    const row = new Map(rows.get(student));
    edit(row, place);
    if (row.size === 0) rows.delete(student);
    else rows.set(student, row);
  };

  return {
    put(entry) {
      numbered += 1;
      cellsOf.set(
        numbered,
        entry.map(({ at }) => at),
      );
      for (const { at, cell } of entry) {
        owners.set(keyOf(at), numbered);
        change(at, (row, place) => row.set(place, cell));
      }
      return numbered;
    },
    drop(entry) {
      const cells = cellsOf.get(entry) ?? [];
      cellsOf.delete(entry);
      for (const at of cells) {
        if (owners.get(keyOf(at)) !== entry) continue;
        owners.delete(keyOf(at));
        change(at, (row, place) => row.delete(place));
      }
      return new Set(cells.map((at) => at.student));
    },
    of: (student) => rows.get(student) ?? null,
  };
}
