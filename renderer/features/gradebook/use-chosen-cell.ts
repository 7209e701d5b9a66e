import { startTransition, useEffect, useState } from 'react';
import { HEAD } from '../../grid/grid-cursor.ts';
import { rangeOf, rangeSize, type Selection } from '../../grid/grid-selection.ts';
import type { SelectionStore } from '../../grid/selection-store.ts';
import type { ClassColumn } from './class-columns.ts';

/** The cell that the panel speaks of, and how many are chosen with it. */
export interface ChosenCell {
  readonly student: string;
  readonly column: ClassColumn;
  readonly count: number;
  /** What was chosen, as it stands in the store. */
  readonly selection: Selection;
}

/** Long enough for a held arrow key to pass over cells, too short to be waited for. */
const SETTLE = 40;

/** Follows the cursor a moment later, so that panel and questions never slow the keys down. */
export function useChosenCell(
  selection: SelectionStore,
  order: readonly string[],
  columns: readonly ClassColumn[],
): ChosenCell | null {
  const [now, setNow] = useState(selection.get);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      clearTimeout(timer);
      timer = setTimeout(() => startTransition(() => setNow(selection.get())), SETTLE);
    };
    follow();
    const stop = selection.subscribe(follow);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [selection]);
  if (!now || now.cursor.row === HEAD || now.cursor.column === HEAD) return null;
  const student = order[now.cursor.row];
  const column = columns[now.cursor.column];
  if (student === undefined || !column) return null;
  return { student, column, count: rangeSize(rangeOf(now)), selection: now };
}
