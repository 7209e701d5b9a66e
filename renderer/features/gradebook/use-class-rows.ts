import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Envelope } from '#shared/contract/port.ts';
import { useClient } from '../../data/client-context.tsx';
import { type QueryResult, useQuery } from '../../data/use-query.ts';
import { createRowStore, type RowStore } from '../../grid/row-store.ts';
import { type BeyondAnswer, createBeyondRows } from './beyond.ts';
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
  /** What students have beyond the plan; null while that is not shown. */
  readonly beyond: BeyondAnswer | null;
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
export function useClassRows(classId: string, showsBeyond: boolean): ClassRows {
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
  const beyond = useQuery('grid.beyond', showsBeyond ? { class: classId } : null).value ?? null;
  const withBeyond = useMemo(() => (beyond ? createBeyondRows(beyond) : null), [beyond]);
  const rows = useMemo(() => {
    const own = lines?.rows ?? NO_ROWS;
    return withBeyond ? withBeyond(own) : own;
  }, [lines, withBeyond]);
  const shown = useRef(rows);

  const show = useCallback(
    (students: Iterable<string>) => {
      const changed: (readonly [string, StudentRow])[] = [];
      for (const id of students) {
        const row = shown.current.get(id);
        if (row) changed.push([id, withPending(row, pendings.of(id))]);
      }
      store.set(changed);
    },
    [store, pendings],
  );

  useLayoutEffect(() => {
    newest.current = lines;
    shown.current = rows;
    show(rows.keys());
  }, [lines, rows, show]);

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
      const width = client.cache.read('grid.get', input).value?.objectives.id.length ?? 0;
      if (envelope.ok && entries.some(({ at }) => at.place >= width)) {
        const more = await client.ask('grid.beyond', input);
        if (more.ok) client.cache.update('grid.beyond', input, () => more.value);
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

  return useMemo(
    () => ({ query, beyond, rows, store, enter }),
    [query, beyond, rows, store, enter],
  );
}
