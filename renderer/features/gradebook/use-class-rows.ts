import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Envelope } from '#shared/contract/port.ts';
import { useClient } from '../../data/client-context.tsx';
import { type QueryResult, useQuery } from '../../data/use-query.ts';
import { createRowStore, type RowStore } from '../../grid/row-store.ts';
import {
  type ClassLines,
  type GridAnswer,
  type GridRows,
  linesOf,
  mergeRows,
  type StudentRow,
  withPending,
} from './class-rows.ts';
import { createPendingCells, type PendingEntry } from './pending-cells.ts';
import { createWholeGrid } from './whole-grid.ts';

/** The lines of a class, what was typed over them, and how answers get into them. */
export interface ClassRows {
  readonly query: QueryResult<GridAnswer>;
  readonly rows: ReadonlyMap<string, StudentRow>;
  readonly store: RowStore<StudentRow>;
  /** Shows an entry at once, sends it, and puts the answer (or the cell as it was) in its place. */
  enter<T>(
    entries: readonly PendingEntry[],
    send: () => Promise<Envelope<T>>,
    rowsIn: (value: T) => GridRows | null,
  ): Promise<Envelope<T>>;
}

const NO_ROWS: ReadonlyMap<string, StudentRow> = new Map();
const NOBODY: StudentRow = {
  id: '',
  name: '',
  called: '',
  schoolId: null,
  isNewcomer: false,
  isAbsent: false,
  status: [],
  level: [],
  attempts: [],
  flags: [],
  behind: 0,
  ahead: 0,
  mastered: 0,
  due: 0,
  need: 0,
  pending: null,
};

/** The grid's data for one class. */
export function useClassRows(classId: string): ClassRows {
  const client = useClient();
  const query = useQuery('grid.get', { class: classId });
  const [store] = useState(() => createRowStore<StudentRow>(NOBODY));
  const [pendings] = useState(createPendingCells);
  const newest = useRef<ClassLines | null>(null);
  const wholeGrid = useMemo(
    () => createWholeGrid(() => client.ask('grid.get', { class: classId })),
    [client, classId],
  );

  const grid = query.value;
  const lines = useMemo(() => (grid ? linesOf(grid, newest.current) : null), [grid]);
  const rows = lines?.rows ?? NO_ROWS;

  const show = useCallback(
    (students: Iterable<string>) => {
      const changed: (readonly [string, StudentRow])[] = [];
      for (const id of students) {
        const row = newest.current?.rows.get(id);
        if (row) changed.push([id, withPending(row, pendings.of(id))]);
      }
      store.set(changed);
    },
    [store, pendings],
  );

  useLayoutEffect(() => {
    newest.current = lines;
    if (lines) show(lines.rows.keys());
  }, [lines, show]);

  const enter = useCallback<ClassRows['enter']>(
    async (entries, send, rowsIn) => {
      const entry = pendings.put(entries);
      show(new Set(entries.map(({ at }) => at.student)));
      const envelope = await send();
      const input = { class: classId };
      let changed: GridRows | null = null;
      let whole: GridAnswer | null = null;
      if (envelope.ok) {
        changed = wholeGrid.tell(envelope.rev) ? rowsIn(envelope.value) : null;
        if (!changed) whole = await wholeGrid.fetch(envelope.rev);
      }
      const students = pendings.drop(entry);
      if (changed || whole) {
        // The new answer draws these rows, without what was typed over them.
        client.cache.update('grid.get', input, (value) =>
          changed ? mergeRows(value, changed) : (whole ?? value),
        );
      } else show(students);
      return envelope;
    },
    [client, classId, pendings, show, wholeGrid],
  );

  return useMemo(() => ({ query, rows, store, enter }), [query, rows, store, enter]);
}
