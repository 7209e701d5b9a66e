import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import type { GridFoot, GridSort } from '../../grid/grid-view.ts';
import { useSay } from '../../ui/say.tsx';
import { createDescribe, type Describe, markEntered, markJudged } from './cell-look.ts';
import { type ClassColumns, type ColumnFilter, columnsOf } from './class-columns.ts';
import { createFeet } from './class-foot.ts';
import { nextSort, orderOf, type RowFilter } from './class-order.ts';
import type { GridAnswer, StudentRow } from './class-rows.ts';
import { useEntered } from './use-entered.ts';

/** What of the class is shown, and in which order. */
export interface ClassFilter extends ColumnFilter, Omit<RowFilter, 'assessed'> {
  /** Only cells that this person judged; empty: where nobody was named. Null: all. */
  readonly assessor: string | null;
  /** With columns for what students have beyond the plan. */
  readonly isBeyond: boolean;
}

export const EVERYTHING: ClassFilter = {
  unit: null,
  isDueThisWeek: false,
  isCritical: false,
  task: null,
  flag: null,
  search: '',
  assessor: null,
  isBeyond: false,
};

const BY_NAME: GridSort = { by: 'name', direction: 'up' };

export interface ClassView extends ClassColumns {
  /** Ids of the students in the order in which they stand. */
  readonly order: readonly string[];
  readonly sort: GridSort;
  readonly filter: ClassFilter;
  readonly foot: readonly GridFoot[];
  readonly describe: Describe;
  change(filter: Partial<ClassFilter>): void;
  sortBy(by: string): void;
  setSort(sort: GridSort): void;
  showAll(): void;
}

/** Filter, order and looks of a class. */
export function useClassView(
  grid: GridAnswer,
  rows: ReadonlyMap<string, StudentRow>,
  beyond: { readonly isShown: boolean; readonly show: (shows: boolean) => void },
): ClassView {
  const say = useSay();
  const [chosen, setFilter] = useState(EVERYTHING);
  const { isShown: isBeyond, show: showBeyond } = beyond;
  const filter = useMemo(() => ({ ...chosen, isBeyond }), [chosen, isBeyond]);
  const [sort, setSort] = useState(BY_NAME);

  const { scale, threshold } = grid;
  // Levels rarely change; each answer brings them anew.
  const scaleKey = JSON.stringify([scale, threshold]);
  const kept = useRef({ key: scaleKey, scale, threshold });
  if (kept.current.key !== scaleKey) kept.current = { key: scaleKey, scale, threshold };
  const steady = kept.current;
  const describe = useMemo(
    () => createDescribe(say, steady.scale, steady.threshold),
    [say, steady],
  );

  // What the columns depend on; cells are not among it, so an entry does not draw heads anew.
  const { open: _, ...named } = grid.objectives;
  const headKey = JSON.stringify([named, grid.units, grid.tasks, grid.asOf]);
  const heads = useRef({ key: headKey, grid });
  if (heads.current.key !== headKey) heads.current = { key: headKey, grid };
  const head = heads.current;
  const { assessor } = filter;
  const assessors = useQuery(
    'assessor.list',
    assessor === null ? null : { class: grid.class.id },
  ).value;
  const assessed = useMemo(() => {
    if (assessor === null || !assessors) return undefined;
    const cells = assessors.find((one) => (one.assessor ?? '') === assessor)?.cells ?? [];
    const byStudent = new Map<string, Map<string, boolean>>();
    for (const { student, objective, last } of cells) {
      const known = byStudent.get(student) ?? new Map<string, boolean>();
      byStudent.set(student, known.set(objective, last));
    }
    return byStudent;
  }, [assessor, assessors]);
  const { unit, isDueThisWeek, isCritical, task } = filter;
  const entered = useEntered(task, steady.scale.levels);
  const marking = useMemo(() => {
    const byTask = entered ? markEntered(describe, entered, say) : describe;
    return assessed && assessor !== null ? markJudged(byTask, assessed, assessor, say) : byTask;
  }, [describe, entered, assessed, assessor, say]);
  const columns = useMemo(
    () =>
      columnsOf(head.grid, { unit, isDueThisWeek, isCritical, task }, (code, statement, critical) =>
        say(critical ? 'grid.column-critical' : 'grid.column', { code, statement }),
      ),
    [head, unit, isDueThisWeek, isCritical, task, say],
  );

  // The order is made when it is asked for and then kept: a line must not jump while it is typed in.
  const newest = useRef(rows);
  newest.current = rows;
  const roster = grid.rows.students.join(' ');
  const order = useMemo(() => {
    const lines = roster
      .split(' ')
      .map((id) => newest.current.get(id))
      .filter((row) => row !== undefined);
    const places = new Map(columns.columns.map((column) => [column.id, column.place]));
    return orderOf(lines, sort, { flag: filter.flag, search: filter.search, assessed }, places);
  }, [roster, columns, sort, filter.flag, filter.search, assessed]);

  // Feet follow a moment later, after the key's own frame.
  const settled = useDeferredValue(rows);
  const feet = useMemo(() => createFeet(steady, say), [steady, say]);
  const foot = useMemo(() => {
    const lines = order.map((id) => settled.get(id)).filter((row) => row !== undefined);
    return feet(columns.columns, lines);
  }, [feet, columns, order, settled]);

  const change = useCallback(
    (part: Partial<ClassFilter>) => {
      if (part.isBeyond !== undefined) showBeyond(part.isBeyond);
      setFilter((before) => ({ ...before, ...part }));
    },
    [showBeyond],
  );
  const sortBy = useCallback((by: string) => setSort((before) => nextSort(before, by)), []);
  const showAll = useCallback(() => {
    setFilter(EVERYTHING);
    setSort(BY_NAME);
    showBeyond(false);
  }, [showBeyond]);

  return useMemo(
    () => ({
      ...columns,
      order,
      sort,
      filter,
      foot,
      describe: marking,
      change,
      sortBy,
      setSort,
      showAll,
    }),
    [columns, order, sort, filter, foot, marking, change, sortBy, showAll],
  );
}
