import { findCycleIn } from '#shared/domain/objective-tree.ts';
import type { Row } from '#shared/model/row.ts';
import { ROW } from '#shared/sync/change.ts';
import { nameId } from '../../name-id.ts';
import type { Deciding, Writes } from './decision.ts';

/** The lists that hang on an objective, as a file gives them. */
export interface ObjectiveLists {
  readonly waysToShow: readonly string[];
  readonly examples: readonly string[];
  readonly resources: readonly { readonly title: string; readonly link: string | null }[];
  readonly standards: readonly string[];
}

type ListTable = 'wayToShow' | 'example' | 'resource' | 'objectiveStandard';

/** Brings the lists of objectives to what a file says. */
export interface ListWriter {
  /**
   * Adds what lacks and takes out what an earlier import brought and the file no longer has. An
   * empty list is left alone unless `isWhole`: then the file says all there is. True when
   * something moved.
   */
  bring(objective: string, lists: ObjectiveLists, isWhole: boolean): boolean;
}

/** `written` are codes of standards that the caller writes itself. */
export function createListWriter(
  { here }: Deciding,
  writes: Writes,
  written: readonly string[] = [],
): ListWriter {
  const grouped = new Map<ListTable, Map<string, string[]>>();
  const of = (table: ListTable, objective: string): string[] => {
    let groups = grouped.get(table);
    if (!groups) {
      groups = new Map();
      for (const [id, row] of here.rows(table)) {
        const list = groups.get(row.objective);
        if (list) list.push(id);
        else groups.set(row.objective, [id]);
      }
      grouped.set(table, groups);
    }
    return groups.get(objective) ?? [];
  };
  const standardIds = new Map<string, string>();
  for (const [id, row] of here.rows('standard')) {
    if (!standardIds.has(row.code)) standardIds.set(row.code, id);
  }
  for (const code of written) {
    if (!standardIds.has(code)) standardIds.set(code, nameId('standard', code));
  }
  const standardOf = (code: string): string => {
    const known = standardIds.get(code);
    if (known !== undefined) return known;
    const id = nameId('standard', code);
    standardIds.set(code, id);
    writes.put('standard', id, { code, uri: null, statement: null });
    return id;
  };

  function bringList<T extends ListTable>(
    table: T,
    objective: string,
    isWhole: boolean,
    wanted: readonly string[],
    keyOf: (row: Row<T>) => string,
    rowOf: (index: number, position: number) => Row<T>,
  ): boolean {
    if (wanted.length === 0 && !isWhole) return false;
    const present = of(table, objective);
    const keys = new Set<string>();
    let position = 0;
    let isMoved = false;
    for (const id of present) {
      const row = here.rows(table).get(id);
      if (!row) continue;
      const key = keyOf(row);
      if (wanted.includes(key) || here.byHand(table, id, ROW)) {
        keys.add(key);
        if ('position' in row) position = Math.max(position, Number(row.position) + 1);
      } else {
        writes.remove(table, id);
        isMoved = true;
      }
    }
    wanted.forEach((key, index) => {
      if (keys.has(key)) return;
      keys.add(key);
      const id = nameId(table, objective, key);
      // What a person took out stays out.
      if (here.byHand(table, id, ROW)) return;
      writes.put(table, id, rowOf(index, position));
      position += 1;
      isMoved = true;
    });
    return isMoved;
  }

  return {
    bring(objective, { waysToShow, examples, resources, standards }, isWhole) {
      const resourceKey = (row: { title: string; link: string | null }) =>
        JSON.stringify([row.title, row.link]);
      const moved = [
        bringList(
          'wayToShow',
          objective,
          isWhole,
          waysToShow,
          (row) => row.kind,
          (i, position) => ({ objective, kind: waysToShow[i] ?? '', position }),
        ),
        bringList(
          'example',
          objective,
          isWhole,
          examples,
          (row) => row.text,
          (i, position) => ({ objective, text: examples[i] ?? '', position }),
        ),
        bringList(
          'resource',
          objective,
          isWhole,
          resources.map(resourceKey),
          resourceKey,
          (i, p) => ({
            objective,
            title: resources[i]?.title ?? '',
            link: resources[i]?.link ?? null,
            position: p,
          }),
        ),
        bringList(
          'objectiveStandard',
          objective,
          isWhole,
          standards.map(standardOf),
          (row) => row.standard,
          (i) => ({ objective, standard: standardOf(standards[i] ?? '') }),
        ),
      ];
      return moved.includes(true);
    },
  };
}

/** Brings prerequisites to what a file says, never closing a circle. */
export interface PrerequisiteWriter {
  /** Takes out what an earlier import brought and `wanted` lacks. True when something moved. */
  drop(objective: string, wanted: ReadonlySet<string>): boolean;
  /** Adds one; answers the circle it would close instead (ids), or whether it is new. */
  add(objective: string, requires: string): readonly string[] | boolean;
}

export function createPrerequisiteWriter({ here }: Deciding, writes: Writes): PrerequisiteWriter {
  const needs = new Map<string, Set<string>>();
  const ids = new Map<string, string>();
  const needed = new Map<string, number>();
  const link = (objective: string, requires: string) => {
    const set = needs.get(objective) ?? new Set<string>();
    set.add(requires);
    needs.set(objective, set);
    needed.set(requires, (needed.get(requires) ?? 0) + 1);
  };
  for (const [id, row] of here.rows('prerequisite')) {
    link(row.objective, row.requires);
    ids.set(`${row.objective} ${row.requires}`, id);
  }
  return {
    drop(objective, wanted) {
      let isMoved = false;
      for (const requires of [...(needs.get(objective) ?? [])]) {
        const id = ids.get(`${objective} ${requires}`);
        if (wanted.has(requires) || id === undefined) continue;
        if (here.byHand('prerequisite', id, ROW)) continue;
        writes.remove('prerequisite', id);
        needs.get(objective)?.delete(requires);
        needed.set(requires, (needed.get(requires) ?? 1) - 1);
        isMoved = true;
      }
      return isMoved;
    },
    add(objective, requires) {
      if (needs.get(objective)?.has(requires)) return false;
      const id = nameId('prerequisite', objective, requires);
      if (here.byHand('prerequisite', id, ROW)) return false;
      // Most edges of a file lead from where nobody points to, which no circle can pass.
      const isSafe = objective !== requires && (needed.get(objective) ?? 0) === 0;
      const circle = isSafe ? null : findCycleIn(needs, objective, requires);
      if (circle) return circle;
      link(objective, requires);
      writes.put('prerequisite', id, { objective, requires });
      return true;
    },
  };
}
